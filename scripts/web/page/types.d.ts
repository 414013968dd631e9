// The values that the scripts of a page share. Each script adds its own part to `window.briefed`.

/** An answer to a question. */
interface Attempt {
  /** When, as an ISO 8601 time. */
  at: string;
  /** The fingerprint of the question as it was then. */
  print: string;
  right: boolean;
  /** The options that were chosen, or the words that were typed. */
  chosen: string[];
}

/** That all questions of a theme were answered, and the fingerprints of its statements then. */
interface Finish {
  at: string;
  statements: Record<string, string>;
}

/** A step of the learner's plan; `by` is a date or "". */
interface Step {
  id: string;
  what: string;
  by: string;
  done: boolean;
}

/** What a learner has done in a course: see record.js. */
interface LearningRecord {
  version: number;
  /** By a question's id. */
  tries: Record<string, Attempt[]>;
  /** By a theme's slug, like the next two. */
  finished: Record<string, Finish>;
  notes: Record<string, string>;
  /** Hashes of what a note said before. */
  versions: Record<string, string[]>;
  plan: Step[];
  /** When the first of it was written here. */
  begun?: string;
  /** The course's title. */
  title?: string;
}

/** A record as far as it could be read, and the rest in words for the learner. */
interface Salvaged {
  record: LearningRecord;
  lost: string[];
}

/** How much of each kind there is, or was added. */
interface Numbers {
  answers: number;
  finished: number;
  notes: number;
  steps: number;
}

/** Numbers of what was added; `over` counts the notes that had to be set aside. */
type Added = Numbers & { over: number };

/** What could not be done, and why, in words for the learner. */
interface Refusal {
  why: string;
}

/** A theme of a course, from course.js: see scripts/briefed/rendering/course_data.py. */
interface Theme {
  slug: string;
  title: string;
  page: string;
  minutes: number;
  together: number;
  /** By a question's id its fingerprint and its name. */
  questions: Record<string, [print: string, name: string]>;
  /** By a statement's id its fingerprint and its label. */
  statements: Record<string, [print: string, label: string]>;
}

/** A course, from course.js. */
interface Course {
  slug: string;
  title: string;
  edition: string;
  published: string;
  partnership: string;
  changes: boolean;
  /** The date of its next review, or "". */
  review: string;
  /** Slugs that it had before. */
  formerly?: string[];
  themes: Theme[];
}

/** The tries of a question in its present words, and whether there are only older ones. */
interface Tries {
  first?: Attempt;
  last?: Attempt;
  right: boolean;
  updated: boolean;
}

type AskedQuestion = Tries & { id: string; name: string };

/** How far a learner is with a theme. */
interface Standing {
  questions: AskedQuestion[];
  of: number;
  next?: AskedQuestion;
  answered: number;
  updated: number;
  first: number;
  best: number;
  again: AskedQuestion[];
  done: boolean;
}

/** Where texts are kept: localStorage, sessionStorage, a session's keeper, or nothing at all. */
interface Keep {
  readonly length?: number;
  key?(at: number): string | null;
  getItem(name: string): string | null | undefined;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** In a package for a learning system: what keeps the record, and what its pages say of that. */
interface SessionKeep extends Keep {
  /** What My learning says of where answers are kept. */
  readonly says: string;
  /** What is written beside each question where an answer is not recorded, or "". */
  readonly beside: string;
  /** The words of the button "Try again" where they differ, or "". */
  readonly again: string;
}

/** What is kept under another key than the course's record. */
interface Other {
  key: string;
  /** Whether it was set aside, and not found. */
  aside: boolean;
  /** Whether the learner was asked about it. */
  asked: boolean;
}

/** A value of an attribute, or a listener where its name begins with "on". */
type Attribute = string | number | boolean | null | ((event: Event) => unknown);
type Child = Node | string | null;

/** module.js */
interface PageModule {
  make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes?: Record<string, Attribute>,
    ...children: Child[]
  ): HTMLElementTagNameMap[Tag];
  /** The first element that a selector finds. Throws where there is none. */
  need<Tag extends keyof HTMLElementTagNameMap>(
    root: ParentNode,
    selector: Tag,
  ): HTMLElementTagNameMap[Tag];
  need(root: ParentNode, selector: string): HTMLElement;
  start(selector: string, part: (element: HTMLElement) => unknown): void;
  tries(record: LearningRecord, id: string, print: string): Tries;
  standing(record: LearningRecord, theme: Theme): Standing;
  count(number: number | string, one: string, more?: string): string;
  limit(field: HTMLInputElement | HTMLTextAreaElement, most: number, beside: HTMLElement): void;
  download(name: string, type: string, text: string): void;
}

/** record.js */
interface RecordModule {
  LIMITS: Record<
    "note" | "answer" | "step" | "tries" | "steps" | "chosen" | "versions" | "title",
    number
  >;
  VERSION: number;
  FORMAT: string;
  map<T>(entries?: [string, T][]): Record<string, T>;
  isMap(value: unknown): value is Record<string, unknown>;
  isTime(value: unknown): value is string;
  cut(text: string, most: number): string;
  hash(text: string): string;
  parsed(text: string | null | undefined): unknown;
  empty(): LearningRecord;
  trimmed(tries: Attempt[], most?: number): Attempt[];
  fitting(record: LearningRecord): LearningRecord;
  salvaged(value: unknown): Salvaged;
  versioned(record: LearningRecord, theme: string, text: string): void;
}

/** store.js */
interface Store {
  read(course: string): LearningRecord;
  tabOnly(): boolean;
  device(): Keep | null;
  site: string;
  trouble(): string;
  others(kept?: Keep | null): Other[];
  change(course: string, edit: (record: LearningRecord) => unknown, quietly?: boolean): void;
  attempt(course: string, id: string, attempt: Omit<Attempt, "at">): void;
  setAside(course: string, value: unknown): boolean;
  exported(): string;
  inner: StoreInside;
}

/** The parts of store.js that moving.js needs. */
interface StoreInside {
  /** The names that texts are kept under, and how some of them begin. */
  keys: Record<"OLD_TAB" | "TAB" | "SHARED" | "ASKED" | "UNSAVED" | "ASIDE", string>;
  /** What the learner is told where nothing, or nothing more, can be kept. */
  says: Record<"FULL" | "NOTHING", string>;
  area(name: "localStorage" | "sessionStorage"): Storage | null;
  /** Returns whether there was room. */
  put(kept: Keep | null, name: string, text: string): boolean;
  names(kept: Keep | null): string[];
  setAside(kept: Keep | null, course: string, text: string): boolean;
  forget(all?: boolean): void;
  changed(): void;
  memory: Record<string, LearningRecord>;
  key(course: string): string;
}

/** joining.js */
interface Joining {
  joined(
    mine: LearningRecord,
    theirs: LearningRecord,
    from: string,
  ): { record: LearningRecord; added: Numbers; over: Record<string, string> };
  opened(text: string): Refusal | Opened;
}

/** A file that was read: when it was saved, or "", and the record of each course. */
interface Opened {
  why?: undefined;
  exported: string;
  courses: [course: string, record: LearningRecord][];
}

/** A course of this site; `page` is its page My learning where that is not this page. */
interface CourseHere {
  slug: string;
  title: string;
  page?: string;
}

/** What was added to which course, named by `Course`. */
interface Joined<Course> {
  why?: undefined;
  added: [course: Course, numbers: Added][];
}

type Imported = Joined<CourseHere> & { without: string[] };

/** moving.js */
interface Moving {
  date(time: string): string;
  /** Words as a list in a sentence. */
  listed(words: string[]): string;
  /** Numbers in words, or undefined where all are 0. */
  numbers(numbers: Numbers): string | undefined;
  imported(text: string): Refusal | Imported;
  adopt(key: string): Refusal | Joined<string>;
  asked(key: string): void;
  takeAway(key: string): void;
  holds(where: "localStorage" | "sessionStorage"): boolean;
  share(along: boolean): string;
  unshare(along: boolean): string;
  clear(what: { device: boolean; others: boolean }): void;
}

/** Says in the status line of My learning what was done. */
type Tell = (words: string) => unknown;

/** What the page My learning hands to its parts. */
interface LearningPage {
  course: Course;
  record(): LearningRecord;
  /** The questions to look at again. */
  again(): (AskedQuestion & { theme: Theme })[];
  /** A section of the page. */
  part(id: string, heading: string, ...children: Child[]): HTMLElement;
  whenChanged(fill: () => void): void;
  tell: Tell;
}

/**
 * A question in a window of its own. A choice is its words and what it does, which may return why it
 * was not done, or null to leave the question open.
 */
type Ask = (
  heading: string,
  body: HTMLElement[],
  choices: [words: string, act: () => string | null | void][],
) => void;

/** asking.js */
interface Asking {
  button(words: string, onclick: () => unknown, small?: boolean): HTMLButtonElement;
  ask: Ask;
  shared(save: () => null, tell: Tell): HTMLElement;
  clear(done: () => void): HTMLElement[];
}

interface Briefed extends PageModule {
  /** Missing on pages that belong to no course. */
  course?: Course;
  /** In a package for a learning system. */
  lms?: SessionKeep;
  /** The switch, while the trainer view is on. */
  trainer?: HTMLButtonElement;
  record: RecordModule;
  store: Store;
  joining: Joining;
  moving: Moving;
  asking: Asking;
  /** found.js: a box that shows what was set aside or found. */
  found(tell: Tell): HTMLElement;
  /** clearing.js */
  /** keeping.js: the section "Keep, move, or clear". */
  keeping(tell: Tell): HTMLElement;
  /** plan.js: the section "What I will do". */
  plan(page: LearningPage): HTMLElement;
  /** calendar.js: saves a reminder of the questions to look at again. */
  calendar(page: LearningPage): void;
}

/** `window.briefed` on a page of a course. `start` starts no part of another page. */
type BriefedCourse = Briefed & { course: Course };

declare var briefed: Briefed;

/** Material's own: tells each time that a page is there. */
declare var document$: { subscribe(next: () => void): void } | undefined;
