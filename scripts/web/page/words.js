/* Numbers in words. Pure. */
/** @import { Standing } from "../record/types.js" */

/**
 * @param {number | string} number
 * @param {string} one
 * @param {string} [more]
 */
export const count = (number, one, more) =>
  `${number} ${Number(number) === 1 ? one : more || one + "s"}`;

/**
 * How far a theme is.
 * @param {Standing} standing
 */
export function stateOf({ updated, done, answered, of }) {
  if (updated) return count(updated, "question") + " updated";
  return done ? "✓ done" : `${answered} of ${of}`;
}
