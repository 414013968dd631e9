// What the two windows of a deck share.

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
  /** When the clock began, in milliseconds since 1970; 0 before that. */
  began: number;
  slides: number;
}

/** What the speaker's window asks of the window with the slides. */
export interface SpeakerMessage {
  briefed: "speaker";
  go?: "back" | "on";
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
    toggleOverview(): void;
    on(event: string, listener: () => void): void;
  };
}
