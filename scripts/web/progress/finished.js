/* The end of a theme's page: whether it is done, how it went, and where to go on. */
/** @import { Course, Theme } from "../page/types.js" */
/** @import { Standing } from "../record/types.js" */
import { all, button, link, make, paragraph, shownTheme } from "../page/elements.js";
import { saveCopy } from "../page/download.js";
import { count } from "../page/words.js";
import { nextOf, standing } from "../record/standing.js";
import { now } from "../record/values.js";
import { change, read, trouble } from "../store/store.js";
import { END } from "./way-on.js";

/**
 * @param {HTMLElement} answers
 * @param {Course} course
 */
export function startFinished(answers, { slug, themes }) {
  const here = themes.find((theme) => theme.slug === shownTheme());
  if (!here) return;
  const box = make("div", { class: "bf-finished", role: "status" });
  const last = all(document, ".bf-step:not([data-step=trainer])").at(-1);
  if (last) last.after(make("div", { class: "bf-step", "data-step": "done", id: END }, box));
  else answers.before(box);
  const fill = () => box.replaceChildren(...wordsOf(slug, themes, here));
  fill();
  document.addEventListener("briefed:answered", () => {
    if (standing(read(slug), here).done)
      change(slug, (record) => {
        record.finished[here.slug] = {
          at: now(),
          statements: Object.fromEntries(
            Object.entries(here.statements).map(([id, [print]]) => [id, print]),
          ),
        };
      });
    fill();
  });
}

/** @type {(slug: string, themes: Theme[], here: Theme) => HTMLElement[]} */
function wordsOf(slug, themes, here) {
  const record = read(slug),
    found = standing(record, here),
    next = nextOf(record, themes);
  if (!found.done) return stillOpen(here, found, themes[themes.indexOf(here) + 1]);
  return [
    make("h2", {}, `${here.title}: done`),
    paragraph(`${found.first} of ${found.of} right at the first try.`),
    make(
      "p",
      { class: "bf-way-on" },
      next
        ? goOn(next[0].page, `Next: ${next[0].title}`, minutes(next[0]))
        : goOn("my-learning.html", "You have answered every question. See My learning", ""),
      make("a", { href: "index.html", class: "bf-small" }, "Stop here"),
    ),
    // What is kept nowhere is gone on another page.
    trouble()
      ? paragraph(button("Save a copy", saveCopy, true))
      : make(
          "p",
          { class: "bf-hint" },
          "Some browsers delete what a site has saved if you do not visit it for a week. ",
          link("my-learning.html#keep", "Save a copy"),
          " on My learning.",
        ),
  ];
}

/** @param {Theme} theme */
const minutes = (theme) => (theme.minutes ? `, ${count(theme.minutes, "minute")}` : "");

/** @type {(href: string, words: string, more: string) => HTMLElement} */
const goOn = (href, words, more) => make("a", { href, class: "bf-button" }, words + more);

/** @type {(here: Theme, found: Standing, after?: Theme) => HTMLElement[]} */
function stillOpen(here, { of, answered, next }, after) {
  return [
    make("h2", {}, `${here.title}: not done yet`),
    paragraph(`You have answered ${answered} of ${count(of, "question")} here.`),
    make(
      "p",
      { class: "bf-way-on" },
      next ? goOn("#question-" + next.id, "Go to the next open question", "") : null,
      after
        ? make("a", { href: after.page, class: "bf-small" }, `Leave it open: ${after.title}`)
        : null,
    ),
  ];
}
