// The values that the scripts of a deck share: see docs/assets/deck*.js.

/** Hands for each option of a question, by the option's number from 1. */
type Hands = Record<string, number>;

/** The counts of a question: `round` is 0 before it was discussed, 1 after. */
interface Vote {
  round: 0 | 1;
  hands: [before: Hands, after: Hands];
}

/** By a question's id. */
type Votes = Record<string, Vote>;

/** What can happen to the counts of a question. */
interface Acts {
  count(question: string, option: number, more: number): void;
  round(question: string, round: 0 | 1): void;
  clear(question: string): void;
}
type Act = <Name extends keyof Acts>(name: Name, ...values: Parameters<Acts[Name]>) => void;

/** What the window with the slides tells the speaker's window. */
interface DeckState {
  briefed: "room";
  /** The number of the slide, from 0. */
  slide: number;
  /** How many of its parts are shown. */
  fragments: number;
  votes: Votes;
  /** When the clock began, in milliseconds since 1970; 0 before that. */
  began: number;
  slides: number;
}

/** What the speaker's window asks of the window with the slides. */
interface SpeakerMessage {
  briefed: "speaker";
  go?: "back" | "on";
  again?: boolean;
  act?: keyof Acts;
  /** The values for `act`. */
  of?: unknown[];
}

/** deck-hands.js */
interface Deck {
  make: PageModule["make"];
  need: PageModule["need"];
  slides: HTMLElement[];
  /** The planned seconds before the slide with a number. */
  secondsTo(number: number): number;
  /** The minutes of the session, or null where all slides are shown. */
  minutes: string | null;
  acts: Acts;
  votes(): Votes;
  /** Take the counts from the other window. */
  take(votes: Votes): void;
  /** Keep the counts in this tab. */
  keep(): void;
  hands(question: string, round: 0 | 1, option: number): number;
  vote(question: string): Vote;
  /** Show the counts on a slide. */
  show(slide: HTMLElement): void;
  /** Mark the button of the round that is counted. */
  press(within: HTMLElement, question: string): void;
  controls(question: string, act: Act): HTMLElement;
  counter(question: string, option: number, words: string, act: Act): HTMLElement;
  /** Add buttons and counts to the slide of a question. */
  equip(slide: HTMLElement, act: Act): void;
  fit(slide: HTMLElement): void;
  colour(scheme: "slate" | "default"): void;
}

interface Window {
  briefedDeck: Deck;
  /** deck-speaker.js */
  briefedSpeaker(opener: Window): void;
}

/** reveal.js, as far as a deck uses it. */
declare var Reveal: {
  getState(): { indexh?: number };
  initialize(options: object): Promise<void>;
  layout(): void;
  next(): void;
  prev(): void;
  toggleOverview(): void;
  on(event: string, listener: () => void): void;
};
