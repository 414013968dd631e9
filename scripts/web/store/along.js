/* What is kept along the way: where the learner is, and the ways through cases. */
/** @import { Path, Place } from "../record/types.js" */
import { now } from "../record/values.js";
import { keepAlong } from "./store.js";

/**
 * Keep where the learner is in a course.
 * @param {string} course
 * @param {Omit<Place, "at">} place
 */
export const keepPlace = (course, place) =>
  keepAlong(course, () => ({ place: { at: now(), ...place } }));

/**
 * Keep the way through a case.
 * @param {string} course
 * @param {string} id
 * @param {Omit<Path, "at">} path
 */
export const keepPath = (course, id, path) =>
  keepAlong(course, ({ cases }) => ({ cases: { ...cases, [id]: { at: now(), ...path } } }));
