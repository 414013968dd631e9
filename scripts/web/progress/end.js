/* What the end of a part says of what was done in it. Pure. */
/** @import { Standing } from "../record/types.js" */
import { every } from "../page/words.js";

/**
 * What was done in a part with no open task, and how well: what was not right yet is left to "Look
 * again".
 * @param {Pick<Standing, "of" | "first" | "partly" | "best" | "cases">} standing
 */
export function doneIn({ of, first, partly, best, cases }) {
  const did = [
    of && `answered ${of > 1 ? `${every(of)} questions` : "the question"}`,
    cases.of && `took ${cases.of > 1 ? "each" : "the"} case to an ending`,
  ].filter(Boolean);
  return [`You ${did.join(" and ")}.`, rightly(of, first, partly, best)].filter(Boolean).join(" ");
}

/** @type {(of: number, first: number, partly: number, best: number) => string} */
function rightly(of, first, partly, best) {
  /** @type {(right: number, how: string) => string} */
  const told = (right, how) => (of > 1 ? `${right} of ${of} ${how}` : how.replace(/^./, (a) => a.toUpperCase()));
  if (!first && !partly) return best ? told(best, "right") + " at a later try." : "";
  const at = first
      ? told(first, "right") + (partly ? ` and ${partly} partly right` : "")
      : told(partly, "partly right"),
    all = best === of ? "all " : `${best} of ${of} `;
  return `${at} at the first try${best > first ? `, ${of > 1 ? all : ""}right by now` : ""}.`;
}
