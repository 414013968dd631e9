// What the parts of My learning share.

import type { Course, Theme } from "../page/types.js";
import type { AskedQuestion, Joined, LearningRecord, Standing } from "../record/types.js";

/** A course of this site; `page` is its page My learning where that is not this page. */
export interface CourseHere {
  slug: string;
  title: string;
  page?: string;
}

export type Imported = Joined<CourseHere> & { without: string[] };

/** Says beside a control of My learning what was done with it, and returns what says so. */
export type Tell = (words: string) => HTMLElement;

/** What the page My learning hands to its parts. */
export interface LearningPage {
  course: Course;
  record(): LearningRecord;
  /** Each theme with how far the learner is. */
  all(): [Theme, Standing][];
  /** The questions to look at again. */
  again(): (AskedQuestion & { theme: Theme })[];
}

/**
 * A question in a window of its own. A choice is its words and what it does, which may return why it
 * was not done, or null to leave the question open.
 */
export type Ask = (
  heading: string,
  body: HTMLElement[],
  choices: [words: string, act: () => string | null | void][],
) => void;
