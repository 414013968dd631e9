/* Lists, numbers and dates in words. Pure. */
/** @import { Numbers } from "../record/types.js" */
import { count } from "#shared";

/**
 * Words as a list in a sentence; undefined where there are none.
 * @param {string[]} words
 * @returns {string | undefined}
 */
export const listed = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}` : words[0];

/**
 * How much there is, or was added; undefined where all of it is 0.
 * @param {Numbers} numbers
 */
export const numbers = ({ answers, finished, notes, steps }) =>
  listed(
    [
      answers ? count(answers, "answer") : "",
      finished ? count(finished, "finished page") : "",
      notes ? count(notes, "note") : "",
      steps ? count(steps, "step") + " of the plan" : "",
    ].filter(Boolean),
  );

/**
 * A time as a day.
 * @param {string} time
 */
export const dayOf = (time) =>
  new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
