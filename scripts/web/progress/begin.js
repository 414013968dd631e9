/* The button that begins a course: it leads on once something is answered. */
/** @import { Course } from "../page/types.js" */
import { keepFilled, need } from "../page/elements.js";
import { read } from "../store/store.js";
import { wayOn, wordsOf } from "./way-on.js";

/**
 * @param {HTMLElement} start
 * @param {Course} course
 */
export function startBegin(start, { slug, themes }) {
  const words = need(start, "span"),
    said = words.textContent,
    href = String(start.getAttribute("href"));
  keepFilled(() => {
    const way = wayOn(read(slug), themes);
    words.textContent = way ? wordsOf(way, "question", new Date()) : said;
    start.setAttribute("href", way ? way.href : href);
  });
}
