// A learner's record, and what is said of it.

/** An answer to a question. */
export interface Attempt {
  /** When, as an ISO 8601 time. */
  at: string;
  /** The fingerprint of the question as it was then. */
  print: string;
  right: boolean;
  /** Whether some of it was right. Older records do not tell, nor does a learning system. */
  partly?: boolean;
  /** The options that were chosen, or the words that were typed. */
  chosen: string[];
}

/** That all tasks of a theme were done, and the fingerprints of its statements then. */
export interface Finish {
  at: string;
  statements: Record<string, string>;
}

/** A step of the learner's plan; `by` is a date or "". */
export interface Step {
  id: string;
  what: string;
  by: string;
  done: boolean;
}

/** The step of a page that was shown last. */
export interface Place {
  at: string;
  /** Its address within the course's folder. */
  to: string;
  /** Which step it is, counted from 1, and of how many. */
  step: number;
  of: number;
}

/** What was done of a case that branches. */
export interface Path {
  at: string;
  /** The fingerprint of the case as it was then; missing in records of older versions. */
  print?: string;
  /** Addresses of parts: the way that was taken last from the first part to an ending. */
  path: string[];
  /** All parts that were ever seen. */
  seen: string[];
  /** The choices that were ever taken: a part and the place of the choice in it, from 1. */
  taken?: string[];
  /** When a way first came to an ending; missing until then. */
  done?: string;
  /** How often another way came to an ending, in whatever words the case had; missing until then. */
  ways?: number;
}

/** What a learner has done in a course: see record.js. */
export interface LearningRecord {
  version: number;
  /** By a question's id. */
  tries: Record<string, Attempt[]>;
  /** By a theme's slug, like the next two. */
  finished: Record<string, Finish>;
  notes: Record<string, string>;
  /** Hashes of what a note said before. */
  versions: Record<string, string[]>;
  plan: Step[];
  /** By a theme's slug and the address of the case's first part, joined by a hyphen. */
  cases?: Record<string, Path>;
  /** Where the learner stopped. */
  place?: Place;
  /** Slugs of the themes of which a step was read. */
  entered?: string[];
  /** When the first of it was written here. */
  begun?: string;
  /** The course's title. */
  title?: string;
}

/** A record as far as it could be read, and the rest in words for the learner. */
export interface Salvaged {
  record: LearningRecord;
  lost: string[];
}

/** How much of each kind there is, or was added. */
export interface Numbers {
  answers: number;
  /** That came to an ending. */
  cases: number;
  finished: number;
  notes: number;
  steps: number;
}

/** Numbers of what was added; `over` counts the notes that had to be set aside. */
export type Added = Numbers & { over: number };

/** What could not be done, and why, in words for the learner. */
export interface Refusal {
  why: string;
}

/** The tries of a question in its present words, and whether there are only older ones. */
export interface Tries {
  first?: Attempt;
  last?: Attempt;
  /** At any try. */
  right: boolean;
  /** Partly at one of them, and right at none. */
  partly: boolean;
  updated: boolean;
}

export type AskedQuestion = Tries & { id: string; name: string };

/** How far a learner is with a theme. A task is a question or a case. */
export interface Standing {
  questions: AskedQuestion[];
  /** Of the questions, like `answered`, `first` (right at the first try), `partly` (right at none)
      and `best` (right at any). */
  of: number;
  answered: number;
  first: number;
  partly: number;
  best: number;
  again: AskedQuestion[];
  tasks: { of: number; done: number };
  /** Of the cases. */
  cases: { of: number; done: number };
  /** The first task that is open: its id on the page, and whether it is the case. */
  next?: { id: string; isCase: boolean };
  /** What is open, and where nothing is, what was not right: the ids on the page. */
  waiting: string[];
  /** Tasks that were done in older words alone, in words, or "". */
  updated: string;
  /** Open tasks of a theme that was finished before it had them. */
  added: number;
  /** When each task was done for the first time, and when one of them was done last, or "". */
  times: string[];
  latest: string;
  done: boolean;
  /** Whether one of its steps was read. */
  entered: boolean;
}

/** A file that was read: when it was saved, or "", and the record of each course. */
export interface Opened {
  why?: undefined;
  exported: string;
  courses: [course: string, record: LearningRecord][];
}

/** What was added to which course, named by `Course`. */
export interface Joined<Course> {
  why?: undefined;
  added: [course: Course, numbers: Added][];
}
