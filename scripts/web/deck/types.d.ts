// What the two windows of a deck share.

/** What the keys of a deck, and its buttons, ask for. */
export type Deed =
  | "on"
  | "back"
  | "first"
  | "last"
  | "dark"
  | "speaker"
  | "overview"
  | "full"
  | "colours"
  | "help";

/** Hands for each option of a question, by the option's number from 1. */
export type Hands = Record<string, number>;

/** 0 before a question was discussed, 1 after. */
export type Round = 0 | 1;

/** The counts of a question. */
export interface Vote {
  round: Round;
  hands: [before: Hands, after: Hands];
}

/** By a question's id. */
export type Votes = Record<string, Vote>;

/** By the id of a case: the ids of the parts that the room has taken, from the first on. */
export type Ways = Record<string, string[]>;

/** What can happen to the counts of a question. */
export interface Acts {
  count(question: string, option: number, more: number): void;
  round(question: string, round: Round): void;
  clear(question: string): void;
}
export type Act = <Name extends keyof Acts>(name: Name, ...values: Parameters<Acts[Name]>) => void;

/** What the window with the slides tells the speaker's window. */
export interface DeckState {
  briefed: "room";
  /** The number of the slide, from 0. */
  slide: number;
  /** How many of its parts are shown. */
  fragments: number;
  votes: Votes;
  ways: Ways;
  /** When the clock began, in milliseconds since 1970; 0 before that. */
  began: number;
  /** When this slide was come to, likewise. */
  since: number;
  /** Whether the wall is dark. */
  dark: boolean;
  slides: number;
}

/** What the speaker's window asks of the window with the slides. */
export interface SpeakerMessage {
  briefed: "speaker";
  /** The window is still there: the slides may have been loaded anew. */
  hello?: boolean;
  /** What a key of this window asks for. */
  deed?: Deed;
  /** "choice" is back to the choice that led to this part of a case. */
  go?: "back" | "on" | "choice";
  /** The part of a case that a choice on the slide leads to. */
  choose?: string;
  again?: boolean;
  act?: keyof Acts;
  /** The values for `act`. */
  of?: unknown[];
}

declare global {
  /** reveal.js, as far as a deck uses it. */
  var Reveal: {
    getState(): { indexh?: number };
    initialize(options: object): Promise<void>;
    layout(): void;
    next(): void;
    prev(): void;
    slide(horizontal: number): void;
    sync(): void;
    togglePause(): void;
    isPaused(): boolean;
    on(event: string, listener: () => void): void;
  };
}
