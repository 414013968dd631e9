/* What is kept along the way: where the learner is. */
/** @import { Place } from "../record/types.js" */
import { page } from "../page/page.js";
import { now } from "../record/values.js";
import { keepAlong } from "./store.js";

/**
 * Keep where the learner is in a course. In a package the session knows it.
 * @param {string} course
 * @param {Omit<Place, "at">} place
 */
export const keepPlace = (course, place) =>
  page.lms || keepAlong(course, () => ({ place: { at: now(), ...place } }));
