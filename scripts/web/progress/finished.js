/* After the last question of a theme: the result, the next page, and a copy to keep. */
/** @import { Course, Theme } from "../page/types.js" */
import { saveCopy } from "../page/download.js";
import { button, link, make, paragraph, shownTheme } from "../page/elements.js";
import { nextOf, standing } from "../record/standing.js";
import { now } from "../record/values.js";
import { change, read } from "../store/store.js";

/**
 * @param {HTMLElement} answers
 * @param {Course} course
 */
export function startFinished(answers, { slug, themes }) {
  const here = themes.find((theme) => theme.slug === shownTheme());
  if (!here) return;
  const box = make("div", { class: "bf-finished", role: "status" });
  answers.before(box);
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
    { done, first, of } = standing(record, here),
    next = nextOf(record, themes);
  if (!done) return [];
  return [
    paragraph(
      make("b", {}, "✓ All questions of this page answered: "),
      `${first} of ${of} right at the first try.`,
    ),
    paragraph(
      next
        ? link(next[0].page, "Next: " + next[0].title)
        : link("my-learning.html", "You have answered every question. See My learning"),
    ),
    paragraph(button("Save a copy", saveCopy)),
    make(
      "p",
      { class: "bf-hint" },
      "Some browsers delete what a site has saved if you do not visit it for a week.",
    ),
  ];
}
