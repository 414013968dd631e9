/* "A record to keep" on My learning. */
/** @import { LearningPage } from "./types.js" */
/** @import { Child } from "../page/types.js" */
import { button, make, paragraph, keepFilled } from "#shared";
import { dayOf } from "./words.js";

/** @param {LearningPage} page */
export function certificate(page) {
  const name = make("span", {}),
    paper = make("div", { class: "bf-paper" }),
    fill = () => paper.replaceChildren(...linesOf(page, name));
  keepFilled(fill);
  return page.part(
    "record",
    "A record to keep",
    paragraph(
      make("label", { for: "bf-name" }, "Your name, for printing only: it is not saved"),
      make("input", {
        id: "bf-name",
        type: "text",
        autocomplete: "off",
        oninput: ({ target }) =>
          (name.textContent = /** @type {HTMLInputElement} */ (target).value),
      }),
    ),
    paper,
    button("Print this record", () => {
      document.documentElement.dataset.print = "record";
      window.print();
    }),
  );
}

/** @type {(page: LearningPage, name: HTMLElement) => HTMLElement[]} */
function linesOf({ course, all, rightly, times }, name) {
  const when = times(),
    days = when.length ? [when[0], when[when.length - 1]].map(dayOf) : ["not begun"],
    done = all().filter(([, now]) => now.done).length,
    edition = [course.edition, course.published, course.partnership].filter(Boolean).join(", ");
  /** @type {(what: string, words: Child) => HTMLElement} */
  const line = (what, words) => paragraph(make("b", {}, what + ": "), words);
  return [
    make(
      "p",
      { class: "bf-title" },
      done === all().length ? "Record of learning" : "Record of learning, not finished",
    ),
    line("Name", name),
    line("Course", course.title),
    line("Edition", edition || "not given"),
    line("Dates", [...new Set(days)].join(" to ")),
    line("Pages finished", `${done} of ${course.themes.length}`),
    line("Questions", rightly()),
    make(
      "p",
      { class: "bf-hint" },
      "Made by the learner's own browser from what it has saved. Nobody has checked it.",
    ),
  ];
}
