/* The courses on the home page, and the course on its start and on My learning: how far the learner
   is with each, and where to go on. The button that begins a course leads on once something is
   done. */
/** @import { Course } from "../page/types.js" */
import { all, keepFilled, make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { attempt, module } from "../page/start.js";
import { standing } from "../record/standing.js";
import { names } from "../store/areas.js";
import { keeper, keys } from "../store/device.js";
import { read } from "../store/store.js";
import { wayOn, wordsOf } from "./way-on.js";

/* The data of the courses is fetched where this site keeps a record at all. */
export function startCards() {
  if (!names(keeper()).some((name) => name.startsWith(keys.RECORD))) return;
  for (const card of all(document, module("card"))) {
    const script = make("script", { src: /** @type {string} */ (card.dataset.script) });
    script.addEventListener("load", () => {
      const { course } = /** @type {typeof page} */ (globalThis.briefed);
      globalThis.briefed = page; // where course.js has put its own
      if (course) attempt(() => startCard(card, course));
    });
    document.head.append(script);
  }
}

/**
 * Give a button other words.
 * @param {HTMLElement} button
 * @param {string | null} words
 */
const relabel = (button, words) =>
  // Fresh elements: longer words would move the old ones, which is measured as a shift.
  button.replaceChildren(make("span", {}, words), need(button, "svg"));

/**
 * @param {HTMLElement} card
 * @param {Course} course
 */
export function startCard(card, { slug, formerly = [], themes }) {
  const parts = need(card, ".bf-parts"),
    button = need(card, ".bf-go"),
    all = parts.textContent,
    start = /** @type {string} */ (button.getAttribute("href")),
    said = need(button, "span").textContent;
  keepFilled(() => {
    const record =
        [slug, ...formerly].map(read).find((one) => wayOn(one, themes)) || read(slug),
      way = wayOn(record, themes),
      now = themes.map((theme) => standing(record, theme));
    card.querySelectorAll(".bf-segments i").forEach((segment, at) => {
      segment.className = now[at]?.done ? "bf-full" : now[at]?.tasks.done ? "bf-half" : "";
    });
    const done = now.filter((one) => one.done).length;
    // "9 parts, 5 to 8 minutes each" becomes "3 of 9 parts done, 5 to 8 minutes each".
    parts.textContent = way ? `${done} of ${all.replace(/(?=,)|$/, " done")}` : all;
    relabel(button, way ? wordsOf(way, new Date()) : said);
    button.setAttribute("href", way ? start.replace(/[^/]*$/, way.href) : start);
  });
}
