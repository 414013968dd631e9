// What the lists of many courses share.

/** What a course is found by and listed by. */
export interface Told {
  title: string;
  partnership: string;
  /** A day, a month, or "". */
  published: string;
  /** Whether another course has taken its place. */
  past: boolean;
}

/** A course in the lists. */
export interface Listed extends Told {
  /** What it is found by: folded words, each behind a space. */
  words: string;
  /** A row of it. */
  row: HTMLElement;
}
