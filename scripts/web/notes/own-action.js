/* An action of the learner's own, below what a page asks to do at work. It goes into the plan, also
   when whoever typed it goes on without a word, and stands among the lines of the page from then
   on. */
/** @import { Course } from "../page/types.js" */
import {
  all,
  button,
  focusOn,
  keepFilled,
  link,
  make,
  need,
  paragraph,
  shownTheme,
  stepsOf,
} from "../page/elements.js";
import { limit } from "../page/limit.js";
import { page } from "../page/page.js";
import { LIMITS } from "../record/record.js";
import { count } from "../page/words.js";
import { addStep, change, read } from "../store/store.js";
import { NO_NAMES } from "./note.js";
import { oneLine, startPractice } from "./practice.js";

/**
 * @param {HTMLElement} list The last of what a page asks to do.
 * @param {Course} course
 */
export function startOwnAction(list, course) {
  if (page.trainer) return;
  const from = `${shownTheme()}-${all(document, ".bf-own-action").length}-`,
    /** @type {Map<string, HTMLElement>} */
    lines = new Map(),
    kept = make("p", { class: "bf-said", role: "status" }),
    { form, what, by } = formOf(add, () => close(begin)),
    begin = make(
      "button",
      { type: "button", class: "bf-own-action", onclick: write },
      make("span", { "aria-hidden": "true" }, "+"),
      "My own action",
    );

  function write() {
    begin.hidden = true;
    list.after(form);
    what.focus();
    form.scrollIntoView({ block: "nearest" });
  }

  /** @param {Event} event */
  function add(event) {
    event.preventDefault();
    const words = oneLine(what.value),
      full = words ? addStep(course.slug, words, by.value, from) : "Write what you will do.";
    what.setCustomValidity(full);
    form.reportValidity();
    what.setCustomValidity(""); // there may be room by the next try
    if (full) return;
    close(need(/** @type {HTMLElement} */ (lines.get(words)), "button"));
  }

  /* Another step or page is shown: what was typed is not left behind, and the step says so. */
  function addUnasked() {
    kept.remove();
    const words = form.isConnected && oneLine(what.value);
    if (!words || addStep(course.slug, words, by.value, from)) return;
    close();
    sayAdded(kept, course.slug, words, watch);
  }

  /* Each is a line of the list. One that is no longer in the plan can be put back into it. */
  function fill() {
    for (const { id, what } of read(course.slug).plan) {
      // What its id begins with, before the two parts that are by chance.
      if (id.replace(/\w+-\w+$/, "") !== from || lines.has(what)) continue;
      const line = make("li", {}, what);
      lines.set(what, line);
      list.append(line);
      startPractice(line, course, from);
    }
  }

  /** @param {HTMLElement} [next] What has the focus then. */
  function close(next) {
    form.remove();
    if (next !== begin) form.reset();
    begin.hidden = false;
    next?.focus();
  }

  list.before(make("p", { class: "bf-hint" }, "+ puts a line into your plan in My learning."));
  list.after(begin);
  keepFilled(fill);
  const observer = new MutationObserver(addUnasked);
  /** @param {Element} step */
  const watch = (step) => observer.observe(step, { attributeFilter: ["hidden"] });
  watch(/** @type {Element} */ (list.parentElement));
  addEventListener("pagehide", addUnasked);
  showPlan(begin, course);
}

/**
 * Say on the step that is shown that an action went into the plan, with a button that takes it out
 * again.
 * @param {HTMLElement} said
 * @param {string} slug The course's.
 * @param {string} words
 * @param {(step: Element) => void} watch
 */
function sayAdded(said, slug, words, watch) {
  const shown = stepsOf(document).find((one) => !one.hidden);
  if (!shown) return;
  watch(shown);
  const undo = () => {
    change(slug, (record) => {
      record.plan = record.plan.filter(({ what }) => what !== words);
    });
    said.textContent = "It is not in your plan.";
    focusOn(said);
  };
  said.textContent = "";
  shown.prepend(said);
  // It is on the page before its words are: only what changes is heard.
  setTimeout(() => said.append(`Added to your plan: ${words} `, button("Undo", undo, true)));
}

/**
 * The form, and its fields.
 * @param {(event: Event) => void} add
 * @param {() => void} cancel
 */
function formOf(add, cancel) {
  const what = make("textarea", { rows: 2, required: true, onkeydown: send }),
    by = make("input", { type: "date" }),
    names = make("span", { class: "bf-hint" }, NO_NAMES),
    form = make(
      "form",
      { class: "bf-note", onsubmit: add },
      make("label", {}, "An action of my own, in a few words", names, what),
      make("label", {}, "By when? (optional)", by),
      paragraph(
        make("button", { class: "bf-button" }, "Add to my plan"),
        " ",
        button("Cancel", cancel, true),
      ),
    );

  /* The field has two lines so that all of it can be read; what is written is one. */
  /** @param {Event} event */
  function send(event) {
    const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
    if (key !== "Enter" || isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  }

  limit(what, LIMITS.step, form);
  return { form, what, by };
}

/**
 * How many actions the plan has, below the lines, with the way to them.
 * @param {HTMLElement} above
 * @param {Course} course
 */
function showPlan(above, { slug }) {
  const planned = make("p", { class: "bf-hint" });
  above.after(planned);
  keepFilled(() => {
    const { length } = read(slug).plan,
      words = `Your plan: ${count(length, "action")}`;
    planned.hidden = !length;
    planned.replaceChildren(link("my-learning.html#plan", words));
  });
}
