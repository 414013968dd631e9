/* Two records of one attempt as one. Pure. */
/** @import { Attempt } from "../record/types.js" */
/** @import { KeptRecord, SessionCourse } from "./types.js" */
import { current, tried } from "./answers.js";
import { bothTaken, caseIn } from "./cases.js";
import { MOST, hours } from "./signs.js";

/**
 * Two records of one attempt as one. Of each question the record with more tries counts; mine where
 * both have as many. So it is with the ways through a case.
 * @param {SessionCourse} course
 * @param {KeptRecord} mine
 * @param {KeptRecord} theirs
 * @returns {KeptRecord}
 */
export function merged(course, mine, theirs) {
  const all = {
    tries: { ...mine.tries },
    finished: { ...mine.finished },
    cases: { ...mine.cases },
  };
  /** @type {(id: string, tries: Attempt[] | undefined) => number} */
  const weight = (id, tries) =>
    tries?.length ? 1 + Math.min(current(course.questions[id], tries).length, MOST) : 0;
  for (const [id, tries] of Object.entries(theirs.tries))
    if (weight(id, tries) > weight(id, tried(all, id))) all.tries[id] = tries;
  for (const [slug, one] of Object.entries(theirs.finished))
    if (!Object.hasOwn(all.finished, slug) || hours(one.at) > hours(all.finished[slug].at))
      all.finished[slug] = one;
  for (const [id, one] of Object.entries(theirs.cases ?? {}))
    all.cases[id] = bothTaken(course.cases[id], caseIn(mine, id), one);
  return all;
}

/**
 * Whether two records are alike in what they keep beside answers.
 * @param {KeptRecord} one
 * @param {KeptRecord} other
 */
export const alike = (one, other) => beside(one) === beside(other);

/** @param {KeptRecord} record */
const beside = ({ finished, cases }) => JSON.stringify([finished, cases]);
