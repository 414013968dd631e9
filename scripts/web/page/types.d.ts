// What the components of a page share.

/** A theme of a course, from course.js: see scripts/briefed/rendering/course_data.py. */
export interface Theme {
  slug: string;
  title: string;
  page: string;
  minutes: number;
  together: number;
  /** By a question's id its fingerprint and its name. */
  questions: Record<string, [print: string, name: string]>;
  /** The cases that branch, in the same way. */
  cases: Record<string, [print: string, name: string]>;
  /** By a statement's id its fingerprint and its label. */
  statements: Record<string, [print: string, label: string]>;
}

/** A course, from course.js. */
export interface Course {
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

/** Where texts are kept: localStorage, sessionStorage, a session's keeper, or nothing at all. */
export interface Keep {
  readonly length?: number;
  key?(at: number): string | null;
  getItem(name: string): string | null | undefined;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** In a package for a learning system: what keeps the record, and what its pages say of that. */
export interface SessionKeep extends Keep {
  /** What My learning says of where answers are kept. */
  readonly says: string;
  /** What is written beside each question where an answer is not recorded, or "". */
  readonly beside: string;
  /** The words of the button "Try again" where they differ, or "". */
  readonly again: string;
}

/** What is kept under another key than the course's record. */
export interface Other {
  key: string;
  /** Whether it was set aside, and not found. */
  aside: boolean;
  /** Whether the learner was asked about it. */
  asked: boolean;
}

/** A value of an attribute, or a listener where its name begins with "on". */
export type Attribute = string | number | boolean | null | ((event: Event) => unknown);

export type Child = Node | string | null;

/**
 * `window.briefed`: what a page knows. course.js of a course begins it, page.js of a package adds
 * to it.
 */
export interface Page {
  /** Missing on pages that belong to no course. */
  course?: Course;
  /** All courses of the site, once courses.js is loaded: see bringing.js. */
  courses?: Pick<Course, "slug" | "title" | "formerly">[];
  /** In a package for a learning system. */
  lms?: SessionKeep;
  /** The switch, while the trainer view is on. */
  trainer?: HTMLButtonElement;
  /** What forms.js gives learner.js to start, on a page that needs it. */
  forms?: {
    arranged: typeof import("../quiz/arranged.js").arranged;
    borrow: typeof import("./lent.js").borrow;
    gaps: typeof import("../quiz/gaps.js").gaps;
    startCase: typeof import("../cases/case.js").startCase;
  };
  /** What learner.js hands on to the bundles behind it: see given.js. */
  shared?: typeof import("./handed.js").handed;
}

/** Starts a component on an element of a page of a course. */
export type Start = (element: HTMLElement, course: Course) => unknown;

declare global {
  var briefed: Page | undefined;
}
