/* From an answered question to what follows it, and the place of the result on the screen. */
import { all, focusOn, need } from "../page/elements.js";
import { onward } from "./marks.js";

/**
 * Go on from a question. What shows one step at a time does it in its own way: it prevents the
 * default of `briefed:next`.
 * @param {HTMLElement} question
 */
export function goOn(question) {
  const next = new CustomEvent("briefed:next", { bubbles: true, cancelable: true });
  if (!question.dispatchEvent(next)) return;
  const questions = all(document, ".bf-question");
  const at = onward(
    questions.map((one) => ({ answered: !!one.querySelector(".bf-verdict") })),
    questions.indexOf(question),
  );
  const [place, focused] =
    at < 0
      ? [need(document, ".bf-finished"), need(document, ".bf-finished")]
      : [questions[at], need(questions[at], "h3")];
  focusOn(focused);
  place.scrollIntoView();
}

/**
 * Bring elements into sight, the last before all; what is in sight already does not move.
 * @param {Element[]} elements
 */
export function bringNear(...elements) {
  for (const one of elements) one.scrollIntoView({ block: "nearest" });
}

/**
 * Bring a result into sight together with its stem, where the screen has room for both; of a long
 * result, the verdict and the first of its reasons are enough. Where there is no room for these
 * either, the result alone. What is in sight already does not move.
 * @param {HTMLElement} question
 * @param {HTMLElement} heading The heading of the result.
 */
export function focusResult(question, heading) {
  heading.focus({ preventScroll: true });
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement),
    first = parseFloat(scrollPaddingTop) || 0,
    last = innerHeight - (parseFloat(scrollPaddingBottom) || 0),
    { top } = question.getBoundingClientRect(),
    // Where the page has Next in a place of its own, the panel is the last of it.
    bottom = Math.max(
      ...all(question, ".bf-panel, .bf-onward").map((one) => one.getBoundingClientRect().bottom),
    );
  if (top >= first && bottom <= last) return;
  const panel = need(question, ".bf-panel"),
    begins = (heading.nextElementSibling || heading).getBoundingClientRect().bottom;
  (begins - top <= last - first ? question : panel).scrollIntoView();
}
