/* How long each page takes, alone and in a room. */
/** @import { Child, Course } from "../page/types.js" */
import { count, link, make, shownTheme } from "#shared";

/** @param {number} number */
const minutes = (number) => (number ? count(number, "minute") : "no time given");

/**
 * @param {HTMLElement} heading
 * @param {Course} course
 */
export function startTiming(heading, { themes }) {
  const shown = shownTheme(),
    theme = themes.find((one) => one.slug === shown);
  if (theme)
    heading.after(
      make(
        "p",
        { class: "bf-timing" },
        `Learning alone: ${minutes(theme.minutes)}. Trainer notes: ${minutes(theme.together)}.`,
      ),
    );
}

/** @type {(name: Child, ...times: number[]) => HTMLElement} */
const row = (name, ...times) =>
  make(
    "tr",
    {},
    make("th", { scope: "row" }, name),
    ...times.map((time) => make("td", {}, time ? String(time) : "not given")),
  );

/**
 * @param {HTMLElement} progress The overview of what a learner has done.
 * @param {Course} course
 */
export function startTimings(progress, { themes }) {
  /** @param {"minutes" | "together"} name */
  const sum = (name) => themes.reduce((total, theme) => total + theme[name], 0);
  const heads = ["Page", "Learning alone", "Trainer notes"].map((head) =>
    make("th", { scope: "col" }, head),
  );
  progress.replaceWith(
    make(
      "div",
      { class: "bf-wide bf-timings", tabindex: 0, role: "region", "aria-label": "Timings" },
      make(
        "table",
        {},
        make("caption", {}, "Minutes each page takes"),
        make("thead", {}, make("tr", {}, ...heads)),
        make(
          "tbody",
          {},
          ...themes.map((theme) =>
            row(link(theme.page, theme.title), theme.minutes, theme.together),
          ),
        ),
        make("tfoot", {}, row("All of them", sum("minutes"), sum("together"))),
      ),
    ),
  );
}
