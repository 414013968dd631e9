/* An action of the learner's own, below what a page asks to do at work. It goes into the plan, and
   then stands among the lines of the page. */
/** @import { Course } from "../page/types.js" */
import { button, make, need, paragraph } from "../page/elements.js";
import { limit } from "../page/limit.js";
import { page } from "../page/page.js";
import { LIMITS } from "../record/record.js";
import { addStep } from "../store/store.js";
import { oneLine, startPractice } from "./practice.js";

/**
 * @param {HTMLElement} list
 * @param {Course} course
 */
export function startOwnAction(list, course) {
  if (page.trainer || list.nextElementSibling?.matches("ul")) return;
  const what = make("input", { type: "text", required: true, pattern: ".*\\S.*" }),
    by = make("input", { type: "date" }),
    names = make("span", { class: "bf-hint" }, "Write no names, and nothing that identifies a family."),
    form = make(
      "form",
      { class: "bf-note", onsubmit: add },
      make("label", {}, "An action of my own, in a few words", names, what),
      make("label", {}, "By when? (optional)", by),
      paragraph(make("button", { class: "bf-small" }, "Add to my plan")),
    ),
    begin = button("+ An action of my own", write, true);

  function write() {
    begin.replaceWith(form);
    what.focus();
    form.scrollIntoView({ block: "nearest" });
  }

  /** @param {Event} event */
  function add(event) {
    event.preventDefault();
    const words = oneLine(what.value),
      full = addStep(course.slug, words, by.value);
    what.setCustomValidity(full);
    form.reportValidity();
    what.setCustomValidity(""); // there may be room by the next try
    if (full) return;
    const line = make("li", {}, words);
    list.append(line);
    startPractice(line, course);
    form.reset();
    form.replaceWith(begin);
    need(line, "button").focus();
  }

  limit(what, LIMITS.step, form);
  list.after(begin);
}
