// What the two windows of a deck share.

/** What the keys of a deck, and its buttons, ask for. */
export type Deed =
  | "on"
  | "back"
  | "first"
  | "last"
  | "dark"
  | "counts"
  | "again"
  | "timer"
  | "speaker"
  | "overview"
  | "full"
  | "colours"
  | "help";

/** Hands for each option of a question, by the option's number from 1. */
export type Hands = Record<string, number>;

/** 0 before a question was discussed, 1 after. */
export type Round = 0 | 1;

/** What a room has answered to a question. */
export interface Vote {
  round: Round;
  hands: [before: Hands, after: Hands];
  /** Whether the wall shows the counts before it shows what is right. */
  open?: boolean;
  /** By the number of an item, from 1: that of the label or the place that it was put in. */
  places?: Record<string, number>;
}

/** By a question's id. */
export type Votes = Record<string, Vote>;

/** By the id of a case: the ids of the parts that the room has taken, from the first on. */
export type Ways = Record<string, string[]>;

/** The slide that counts down, by its number in every way through the cases, or -1; and when its
 *  time is up, in milliseconds since 1970. */
export interface Countdown {
  slide: number;
  ends: number;
}

/** What can happen to the answers to a question. */
export interface Acts {
  count(question: string, option: number, more: number): void;
  round(question: string, round: Round): void;
  /** Show the counts on the wall, or hide them again. */
  open(question: string): void;
  /** Put an item in its next place of so many, or, where `each` place has one item, in a free one. */
  put(question: string, item: number, most: number, each: boolean): void;
  clear(question: string): void;
}
export type Act = <Name extends keyof Acts>(name: Name, ...values: Parameters<Acts[Name]>) => void;

/** What the window with the slides tells the speaker's window. */
export interface DeckState {
  briefed: "room";
  /** The number of the slide, from 0. */
  slide: number;
  /** What it was pressed on to: -1 as it opens, 0 with what is right, 1 with the reasons. */
  pressed: number;
  votes: Votes;
  ways: Ways;
  countdown: Countdown;
  /** When the clock began, in milliseconds since 1970; 0 before that. */
  began: number;
  /** When this slide was come to, likewise. */
  since: number;
  /** Whether the wall is dark. */
  dark: boolean;
  /** How high a slide is on the wall: 720, 800 or 960, at a width of 1280. */
  height: number;
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
  act?: keyof Acts;
  /** The values for `act`. */
  of?: unknown[];
}

declare global {
  /** reveal.js, as far as a deck uses it. */
  var Reveal: {
    configure(options: object): void;
    getCurrentSlide(): HTMLElement;
    getState(): { indexh?: number; indexf?: number };
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
