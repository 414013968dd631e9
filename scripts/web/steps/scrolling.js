/* Which part of a page is on the screen when another step is shown. */
import { classes, focusOn } from "../page/elements.js";
import { named } from "./series.js";

/** What the page's address leads to, or null. */
export const addressed = () => document.getElementById(named(location.hash.slice(1)));

/* Scroll to where the address leads: for the address of a step, to the top of the page. */
export function scrollToAddress() {
  const target = addressed();
  (target && !target.closest("[hidden]") ? target : document.body).scrollIntoView();
}

/**
 * Begin a step: at the top of the page, with the focus on its heading, or on that of the scene at
 * which its case was left.
 * @param {HTMLElement} step
 */
export function begin(step) {
  const found = step.querySelector("h2:not(:has(~.bf-lead[hidden])),:not([hidden])>h3"),
    heading = /** @type {HTMLElement} */ (found || step);
  scrollTo(0, 0);
  focusOn(heading);
  // Where the bars scroll with the page, they would leave little of the screen to the step.
  if (classes().contains("bf-loose")) heading.scrollIntoView();
}
