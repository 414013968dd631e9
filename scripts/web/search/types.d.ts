// What the theme's search is told and tells.

/** A place that has some of the words; title and text are HTML, with the words found as `mark`. */
export interface Found {
  location: string;
  title: string;
  text: string;
  /** How well it fits; 0 for a page that has the words only in a part that is listed beside it. */
  score: number;
}

/** What it finds, a list for each page. */
export type Answer = Found[][];

/** Its index as the theme's plugin writes it. */
export interface Index {
  config: unknown;
  docs: unknown;
}

declare global {
  /** The index, from a script, where no server gives it. */
  var __index: Index | undefined;
}
