/* The bar beside the number of a step: a segment for each step, or for each question that is looked
   at again. */
import { make } from "../page/elements.js";

/**
 * @param {HTMLElement} bar
 * @param {number} of How many segments it has.
 * @param {number} here Which of them is shown, counted from 0. It is always full.
 * @param {(at: number) => boolean} full Whether another one is.
 */
export const drawSegments = (bar, of, here, full) =>
  bar.replaceChildren(
    ...Array.from({ length: of }, (_, at) =>
      make("i", { class: at === here ? "bf-full bf-now" : full(at) ? "bf-full" : "" }),
    ),
  );
