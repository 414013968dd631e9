/* How courses are found, and under which headings they are listed. Pure. */
/** @import { Told } from "./types.js" */

/**
 * Words as they are compared: each behind a space, without large letters and accents.
 * @param {string} text
 */
export const folded = (text) =>
  (" " + text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’']/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trimEnd();

/**
 * Whether a course has all words that somebody began to type.
 * @param {string} words Of the course, folded.
 * @param {string} sought Folded, too.
 */
export const has = (words, sought) =>
  sought
    .split(" ")
    .slice(1)
    .every((word) => words.includes(" " + word));

const { compare } = new Intl.Collator("en", { numeric: true });

/**
 * Courses under headings: partnerships in the order of the alphabet, or years, the newest first.
 * Those without one come last, and so do courses that another has taken the place of, under each
 * heading.
 * @template {Told} Course
 * @param {Iterable<Course>} courses
 * @param {string} way
 * @param {string} none The heading of the courses that have none.
 * @returns {[heading: string, courses: Course[]][]}
 */
export function grouped(courses, way, none) {
  const byDate = way === "date";
  /** @type {Map<string, Course[]>} */
  const groups = new Map();
  for (const course of courses) {
    const heading = byDate ? course.published.slice(0, 4) : course.partnership;
    groups.set(heading, [...(groups.get(heading) || []), course]);
  }
  for (const group of groups.values())
    group.sort(
      (one, other) =>
        Number(one.past) - Number(other.past) ||
        (byDate ? compare(other.published, one.published) : 0) ||
        compare(one.title, other.title),
    );
  return [...groups]
    .sort(
      ([one], [other]) =>
        Number(!one) - Number(!other) || (byDate ? compare(other, one) : compare(one, other)),
    )
    .map(([heading, group]) => [heading || none, group]);
}
