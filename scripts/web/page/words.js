/* Numbers and lists in words. Pure. */
/** @import { Standing } from "../record/types.js" */

/**
 * @param {number | string} number
 * @param {string} one
 * @param {string} [more]
 */
export const count = (number, one, more) =>
  `${number} ${Number(number) === 1 ? one : more || one + "s"}`;

/**
 * Words as a list in a sentence; undefined where there are none.
 * @param {string[]} words
 * @returns {string | undefined}
 */
export const listed = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words[0];

/**
 * A time as a day.
 * @param {string} time
 */
export const dayOf = (time) =>
  new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/**
 * How far a theme is.
 * @param {Standing} standing
 * @param {boolean} knows Whether the record tells which themes were entered: not in a package.
 */
export function stateOf({ updated, done, tasks, added, entered }, knows) {
  if (updated) return updated;
  if (!tasks.done) return entered ? "begun" : knows ? "not started" : "not done yet";
  return done ? "✓ done" : `${tasks.done} of ${tasks.of} done${added ? `, ${added} new` : ""}`;
}
