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
export function stateOf({ updated, done, tasks, added }) {
  if (updated) return updated;
  return done ? "✓ done" : `${tasks.done} of ${tasks.of}${added ? `, ${added} new` : ""}`;
}
