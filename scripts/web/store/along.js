/* What is kept along the way: where the learner is. */
/** @import { Place } from "../record/types.js" */
import { shownTheme } from "../page/elements.js";
import { page } from "../page/page.js";
import { now } from "../record/values.js";
import { keepAlong } from "./store.js";

/**
 * Keep where the learner is in a course, and in which themes that was. In a package the session
 * knows the first.
 * @param {string} course
 * @param {Omit<Place, "at">} place
 */
export const keepPlace = (course, place) =>
  page.lms ||
  keepAlong(course, ({ entered = [] }) => ({
    place: { at: now(), ...place },
    entered: [...new Set([...entered, shownTheme()])].filter(Boolean),
  }));
