/* What was done, and how well, in words: at the end of a part, and in the record. Pure. */
/** @import { Standing } from "../record/types.js" */
import { every, listed } from "../page/words.js";

/**
 * What was done in a part with no open task, and how well.
 * @param {Pick<Standing, "of" | "answered" | "first" | "partly" | "best" | "cases">} standing
 */
export function doneIn(standing) {
  const { of, cases } = standing;
  return [
    of &&
      `You answered ${of > 1 ? every(of) + " questions" : "the question"}: ${rightly(standing)}.`,
    cases.of && `You took ${cases.of > 1 ? "each" : "the"} case to an ending.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * How well questions were answered: "2 right at the first try, 1 right at a later try, 3 partly
 * right and 2 not right yet". Each counts once, by the best of its tries, so that the numbers
 * add up to those that were answered; "" where none was.
 * @param {Pick<Standing, "answered" | "first" | "partly" | "best">} counts
 */
export function rightly({ answered, first, partly, best }) {
  /** @type {(number: number, how: string) => string | []} */
  const told = (number, how) => {
    if (!number) return [];
    if (answered === 1) return how;
    return `${number === answered ? every(number).split(" ")[0] : number} ${how}`;
  };
  const found = [
    told(first, "right at the first try"),
    told(best - first, "right at a later try"),
    told(partly, "partly right"),
    told(answered - best - partly, "not right yet"),
  ];
  return listed(found.flat()) || "";
}
