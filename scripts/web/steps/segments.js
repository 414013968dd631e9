/* The bar beside the number of a step: a segment for each step, or for each question that is looked
   at again. */
import { make } from "../page/elements.js";

/**
 * @param {HTMLElement} bar
 * @param {unknown[]} all What has a segment each.
 * @param {number} here Which of them is shown, counted from 0.
 * @param {(at: number) => boolean} full Whether a segment is full. That of the one shown is.
 */
export const drawSegments = (bar, all, here, full) =>
  bar.replaceChildren(
    ...all.map((_, at) =>
      make("i", { class: at === here ? "bf-full bf-now" : full(at) && "bf-full" }),
    ),
  );
