// What the search is told and tells.

/** A place that has some of the words; title and text are HTML, with the words found as `mark`. */
export interface Found {
  location: string;
  title: string;
  text: string;
  /** How well it fits; 0 for a page that has the words only in a part that is listed beside it. */
  score: number;
}

/** What the theme's worker finds, a list for each page. */
export type Answer = Found[][];

/** The index of a course as the theme's plugin writes it. */
export interface Index {
  config: unknown;
  docs: unknown[];
}

/** Shows what has some words, unless others are sought meanwhile. */
export type Seek = (sought: string, isSought: () => boolean) => Promise<void>;

/** What search-all.js takes from search.js, which the page has already. */
export interface Given {
  panel: HTMLElement;
  /** The address of the site. */
  base: URL;
  load: (base: URL, name: string) => Promise<any>;
  count: (number: number, more: boolean) => string;
  linked: (address: URL, name: string[], about: string[]) => HTMLElement;
  /** Looks once more for the words that are in the field. */
  look: () => void;
  /** What looks into the page's own course; undefined on a page that belongs to none. */
  own: Seek | undefined | "";
}

/** The start of the index of all courses: see rendering/search_all.py. */
export interface Head {
  courses: string[];
  /** How many of them no newer course has replaced: these come first. */
  newer: number;
  /** The beginning of the first word of each piece. */
  firsts: string[];
  /** The numbers of pieces that leave places out: a script of their own has these. */
  large: number[];
  between: string;
  endings: [ending: string, instead: string][];
  common: string[];
}

/** The names of places by their numbers; under "" what is said of their course. */
export type Names = { "": string } & Record<string, [location: string, name: string] | string>;

export interface Piece {
  words: Record<string, string>;
  named: Record<string, Names>;
}

declare global {
  /** What the scripts of the search bring, by their names. */
  var __search: Record<string, any> | undefined;
}
