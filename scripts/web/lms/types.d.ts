// The values of a package for a learning system.

import type { SessionKeep } from "../page/types.js";
import type { Attempt, LearningRecord } from "../record/types.js";

/** A question as a session knows it: see scripts/briefed/outputs/lms.py. */
export type SessionQuestion = {
  /** Its fingerprint: hexadecimal digits. */
  print: string;
  text: string;
} & (
  | {
      blanks: string[];
      /** The same words with numbers in digits or in words, where they hold any. */
      alike?: string[][];
      options?: undefined;
      kind?: undefined;
      labels?: undefined;
    }
  | {
      blanks?: undefined;
      options: { name: string; right: boolean }[];
      /** Of items to arrange: how. Each option is then an item where it belongs, ITEM-LABEL. */
      kind?: "sort" | "match" | "order";
      /** What items can be put to. */
      labels?: string[];
    }
);

/** A case that branches, as a session knows it. */
export interface SessionCase {
  /** Its fingerprint: hexadecimal digits. */
  print: string;
  text: string;
  /** By the address of each part, in the order of the page, where its choices lead. */
  parts: Record<string, string[]>;
}

/** The course of a package, from its course.js. */
export interface SessionCourse {
  kind: "scorm12" | "scorm2004" | "cmi5";
  slug: string;
  formerly?: string[];
  /** The share of right answers that passes, from 0 to 100; null where nobody passes or fails. */
  mark: number | null;
  /** The pages of the package, and the page to start with. */
  pages: string[];
  start: string;
  /** By a theme's slug its page, the ids of its questions and cases, and fingerprints by statement. */
  themes: Record<
    string,
    { page: string; questions: string[]; cases: string[]; statements: Record<string, string> }
  >;
  questions: Record<string, SessionQuestion>;
  cases: Record<string, SessionCase>;
}

/** The part of a record that a learning system keeps. */
export type KeptRecord = Pick<LearningRecord, "tries" | "finished" | "cases">;

/** The part of a record that stays in the browser. */
export type OwnRecord = Pick<LearningRecord, "notes" | "versions" | "plan">;

/** What the learning system is to be told of a task. */
interface TaskDone {
  uuid: string;
  /** The question's id, or the case's. */
  id: string;
  /** Which try or which way it is, from 1. */
  number: number;
  at: string;
  /** How long it took. */
  seconds: number;
  /** Whether it may have been told before. */
  doubt?: boolean;
}

/** An answer that the learning system is to be told. */
export type UnsentAnswer = TaskDone & Attempt & { path?: undefined };

/** A way through a case that the learning system is to be told. */
export type UnsentWay = TaskDone & { path: string[] };

export type Unsent = UnsentAnswer | UnsentWay;

/** What this browser keeps of an attempt. */
export interface Slot extends KeptRecord {
  unsent: Unsent[];
  /** Whether the learning system has not taken all of it. */
  pending: boolean;
}

/** How far a course is: its questions, the answered and the right of them. */
export interface CourseStanding {
  of: number;
  answered: number;
  right: number;
  /** Whether all questions were answered, and all cases taken to an ending. */
  done: boolean;
}

/** What a learning system is told. */
export interface Report extends CourseStanding {
  /** The suspend data (see state.js), as it is by now: it may have met another, or less room. */
  readonly state: string;
  /** The page that is open. */
  place: string;
  /** What was not taken by now. */
  readonly tries: Unsent[];
  mark: number | null;
  /** Take up the suspend data that another session has left in the meantime. */
  meet(state: string): void;
  /** Called with an answer's uuid as soon as it was taken. */
  heard(uuid: string): void;
}

/** What a learning system says as a session begins. */
export interface Told {
  learner: string;
  state: string;
  place: string;
  mode: string;
  /** Whether it gives credit; true where it does not say. */
  counted?: boolean;
}

export type Answered<T> = T | Promise<T>;

/** What speaks with a learning system: scorm.js and cmi5.js. Each call says whether all was taken. */
export interface LearningSystem {
  /** Characters of state that it keeps. */
  room: number;
  /** The address to return to, or "". */
  readonly returns?: string;
  /** Whether it takes answers before the state that has them: what is in its state was told. */
  readonly together?: boolean;
  /** Who the learner is, where the launch says so before a session begins. */
  readonly learner?: string;
  /** Milliseconds that it asks to be left alone. */
  readonly rest?: number;
  /** Whether it has ended the session, and takes nothing more. */
  readonly ended?: boolean;
  /** Throws where no learning system answers, and with `answered` where it refuses a session. */
  start(): Promise<Told>;
  save(report: Report): Answered<boolean>;
  /** The same, and the end of the session. */
  end(report: Report): Answered<boolean>;
  /** The same for a window that closes. */
  close(report: Report): Answered<boolean>;
  /** End a session in which nothing is recorded. */
  leave(): Answered<boolean>;
  /** The window closes while its session is being ended. */
  closing?(): void;
}

/**
 * How a session is recorded: "uncounted" where the learning system gives no credit for the course,
 * "review" or "browse" where it has opened the course for looking only, "refused" where it begins no
 * session, as after a reload, "ended" where it has ended it, "alone" where it does not answer.
 */
export type How = "recorded" | "uncounted" | "review" | "browse" | "refused" | "ended" | "alone";

/** A session as page.js sees it. */
export interface PageSession {
  keeper: SessionKeep;
  visited(place: string): void;
}

/** An xAPI statement, as far as a session writes one. */
export interface Statement {
  id: string;
  timestamp: string;
  verb: { id: string; display: Record<string, string> };
  [part: string]: unknown;
}

/** What a launch of cmi5 says: cmi5 10.2. */
export interface LaunchData {
  launchMode?: string;
  launchMethod?: string;
  returnURL?: string;
  moveOn?: string;
  masteryScore?: number;
  contextTemplate?: {
    contextActivities?: { category?: { id: string }[] };
    extensions?: Record<string, unknown>;
  };
}

/** What a session of cmi5 keeps in the store. */
export interface StateDocument {
  state: string;
  place: string;
  /** What was said once of the registration. */
  once: string[];
  /** How often it was written. */
  turn?: number;
}

declare global {
  interface Window {
    briefedCourse: SessionCourse;
    briefedSession?: PageSession;
  }
}
