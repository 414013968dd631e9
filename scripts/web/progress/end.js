/* What the end of a part says of what was done in it. Pure. */
/** @import { Standing } from "../record/types.js" */

/**
 * What was done in a part with no open task, and how well: what was not right yet is left to "Look
 * again".
 * @param {Pick<Standing, "of" | "first" | "best" | "cases">} standing
 */
export function doneIn({ of, first, best, cases }) {
  const did = [
    of && `answered ${of > 1 ? `all ${of} questions` : "the question"}`,
    cases.of && `took ${cases.of > 1 ? "each" : "the"} case to an ending`,
  ].filter(Boolean);
  return [`You ${did.join(" and ")}.`, rightly(of, first, best)].filter(Boolean).join(" ");
}

/** @type {(of: number, first: number, best: number) => string} */
function rightly(of, first, best) {
  if (!best) return "";
  const all = best === of ? "all" : best;
  if (!first) return `${of > 1 ? `${best} of ${of} right` : "Right"} at a later try.`;
  return `${first} of ${of} right at the first try${best > first ? `, ${all} by now` : ""}.`;
}
