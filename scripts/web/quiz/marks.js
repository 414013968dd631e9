/* The sign behind an option or a gap, and the words for a whole answer. */
import { make } from "../page/elements.js";

/**
 * @param {boolean} right
 * @param {string} words
 */
export const mark = (right, words) =>
  make("span", { class: "bf-mark", "data-right": right }, (right ? "✓ " : "✗ ") + words);

/**
 * What is said of an answer. Pure.
 * @param {boolean} whole Whether all of it is right.
 * @param {number} right How many right options were chosen, or gaps filled rightly.
 * @param {number} of How many there are.
 * @param {number} wrong How many options were chosen that are not right.
 */
export function verdict(whole, right, of, wrong) {
  if (whole) return "✓ Right.";
  if (of < 2 || !right) return "✗ Not right.";
  const more = wrong ? ` and ${wrong} that is not` : "";
  return `◐ Partly right: ${right} of the ${of} right answers${more}.`;
}
