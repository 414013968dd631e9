/* Which part of a page is on the screen when another step is shown. */
import { focusOn } from "../page/elements.js";
import { named } from "./series.js";

/* Scroll to where the address leads: for the address of a step, to the top of the page. */
export function scrollToAddress() {
  const target = document.getElementById(named(location.hash.slice(1)));
  (target && !target.closest("[hidden]") ? target : document.body).scrollIntoView();
}

/**
 * Begin a step: at the top of the page, with the focus on its heading.
 * @param {HTMLElement} step
 */
export function begin(step) {
  const heading = /** @type {HTMLElement} */ (step.querySelector("h2, h3") || step);
  scrollTo(0, 0);
  focusOn(heading);
  // Where the bars scroll with the page, they would leave little of the screen to the step.
  if (document.documentElement.classList.contains("bf-loose")) heading.scrollIntoView();
}
