/* What each link to a theme's page says about it, and where "Continue" leads. */
/** @import { Course, Theme } from "../page/types.js" */
import { all, make, keepFilled, shownTheme } from "../page/elements.js";
import { page } from "../page/page.js";
import { stateOf } from "../page/words.js";
import { standing } from "../record/standing.js";
import { read } from "../store/store.js";
import { shownLast } from "../steps/place.js";
import { wayOn } from "./way-on.js";

const START = "#themes"; // what only the start of a course has, as scripts/briefed/layout.py has it
const MENU = ".bf-menu ul:not(.bf-heads) a",
  ROWS = ".bf-rows a",
  CONTINUE = ".bf-heads li:first-child a, .bf-bar a:first-child";

export function markLinks() {
  const { course } = page;
  if (!course) return;
  keepFilled(() => fill(course));
}

/** @param {Course} course */
function fill({ slug, themes }) {
  const record = read(slug),
    way = wayOn(record, themes);
  for (const old of all(document, ".bf-state")) old.remove();
  for (const theme of themes) {
    const now = standing(record, theme),
      said = stateOf(now, !page.lms);
    // The menu has room for a word.
    if (now.tasks.done || now.updated || now.entered)
      mark(theme, MENU, now.done ? said : now.updated || "begun");
    if (now.tasks.of && !page.trainer) mark(theme, ROWS, said);
  }
  // A page that was looked up from a step, such as the briefing, leads back to it.
  const back = shownTheme() || document.querySelector(START) ? "" : shownLast(slug),
    title = themes.find(({ page }) => back.startsWith(page))?.title;
  if (!back && (way?.finished || !themes.length)) return;
  for (const one of all(document, CONTINUE)) {
    one.setAttribute("href", back || (way?.href ?? themes[0].page));
    // A fresh element: other words would move those of the old one, which is measured as a shift.
    one.lastChild?.replaceWith(
      make("span", {}, back ? `Back to ${title}` : way ? "Continue" : "Start here"),
    );
    one.removeAttribute("aria-current"); // it leads to a place, and no longer to this page
  }
}

/** @type {(theme: Theme, where: string, said: string) => void} */
function mark(theme, where, said) {
  const target = new URL(theme.page, location.href).href;
  /** @type {HTMLAnchorElement[]} */
  const links = all(document, where);
  for (const one of links)
    if (one.href.split("#")[0] === target) {
      // Beside the minutes, where it takes no line of its own: nothing moves.
      const beside = one.querySelector("small"),
        minutes = beside?.querySelector("span");
      // What is left takes the place of what the whole part takes.
      if (minutes) minutes.hidden = said.includes("left");
      (beside || one).append(make("span", { class: "bf-state" }, " " + said));
    }
}
