/* How components start: each by itself, and each fails by itself. */
/** @import { Start } from "./types.js" */
import { all } from "./elements.js";
import { page } from "./page.js";

/**
 * Do something. Where it throws, the console says so, and the rest of the page goes on.
 * @param {() => unknown} act
 */
export function attempt(act) {
  try {
    act();
  } catch (error) {
    console.error("briefed:", error);
  }
}

/**
 * Start components of a page of a course.
 * @param {[selector: string, start: Start][]} components Each starts on every element that its
 *   selector finds.
 */
export function startAll(components) {
  const { course } = page;
  if (!course) return;
  for (const [selector, start] of components)
    for (const element of all(document, selector)) attempt(() => start(element, course));
}

/**
 * The selector of a component whose element our own markup names.
 * @param {string} name
 */
export const module = (name) => `[data-module~=${name}]`;
