/* Cases that branch: which were taken, and how a learning system is told of a way. Pure. */
/** @import { Path } from "../record/types.js" */
/** @import { KeptRecord, SessionCase, SessionCourse } from "./types.js" */

/**
 * What a record has of a case, whatever words the case had then.
 * @param {KeptRecord} record
 * @param {string} id
 */
export const caseIn = ({ cases = {} }, id) => (Object.hasOwn(cases, id) ? cases[id] : undefined);

/**
 * Whether a case was taken to an ending in its present words.
 * @param {SessionCourse} course
 * @param {KeptRecord} record
 * @param {string} id
 */
export function taken({ cases }, record, id) {
  const kept = caseIn(record, id);
  return kept?.print === cases[id].print && !!kept.done;
}

/**
 * Whether each case of a course was taken to an ending.
 * @param {SessionCourse} course
 * @param {KeptRecord} record
 */
export const allTaken = (course, record) =>
  Object.keys(course.cases).every((id) => taken(course, record, id));

/**
 * The ways that have come to an ending since a record was kept: the latest of each case, with its
 * id and which way it is, from 1.
 * @param {KeptRecord} before
 * @param {NonNullable<KeptRecord["cases"]>} cases
 */
export const waysSince = (before, cases) =>
  Object.entries(cases).flatMap(([id, { at, path, ways = 0 }]) =>
    ways > (caseIn(before, id)?.ways ?? 0) ? [{ id, number: ways, at, path }] : [],
  );

/**
 * A way as the numbers of its parts, counted from 1 in the order of the page.
 * @param {SessionCase} one
 * @param {string[]} path
 */
export function numbered({ parts }, path) {
  const all = Object.keys(parts);
  return path.map((id) => all.indexOf(id) + 1).join(",");
}

/**
 * What was done of a case in two records of one attempt: in the words of the course of now, in more
 * ways, or later.
 * @param {SessionCase | undefined} one
 * @param {Path | undefined} mine
 * @param {Path} theirs
 * @returns {Path}
 */
export function bothTaken(one, mine, theirs) {
  if (!mine) return theirs;
  /** @param {Path} path */
  const weight = ({ print, ways = 0, at }) => [Number(print === one?.print), ways, Date.parse(at)];
  const [own, other] = [mine, theirs].map(weight),
    at = own.findIndex((value, place) => value !== other[place]),
    more = at >= 0 && other[at] > own[at] ? theirs : mine;
  if (mine.print !== theirs.print) return more;
  const taken = [...new Set([...(mine.taken || []), ...(theirs.taken || [])])];
  return {
    ...more,
    seen: [...new Set([...mine.seen, ...theirs.seen])],
    ...(taken.length && { taken }),
  };
}
