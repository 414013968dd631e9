/* The button that begins a course: it leads on once something is answered. */
/** @import { Course } from "../page/types.js" */
import { keepFilled, make, need } from "../page/elements.js";
import { read } from "../store/store.js";
import { wayOn, wordsOf } from "./way-on.js";

/**
 * @param {HTMLElement} start
 * @param {Course} course
 */
export function startBegin(start, { slug, themes }) {
  const said = need(start, "span").textContent,
    href = String(start.getAttribute("href"));
  keepFilled(() => {
    const way = wayOn(read(slug), themes);
    relabel(start, way ? wordsOf(way, "where", new Date()) : said);
    start.setAttribute("href", way ? way.href : href);
  });
}

/**
 * Give a button other words.
 * @param {HTMLElement} button
 * @param {string | null} words
 */
export const relabel = (button, words) =>
  // Fresh elements: longer words would move the old ones, which is measured as a shift.
  button.replaceChildren(make("span", {}, words), need(button, "svg"));
