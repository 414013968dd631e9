/* "What I will do" on My learning: the steps of a learner's plan. */
/** @import { LearningPage, Tell } from "./types.js" */
/** @import { Step } from "../record/types.js" */
import { LIMITS, addStep, all, change, keepFilled, limit, make, need } from "#shared";
import { stepOf } from "./words.js";

/**
 * @param {LearningPage} page
 * @param {Tell} tell
 */
export function plan({ course: { slug }, record }, tell) {
  const section = need(document, "#plan"),
    list = need(section, "ul"),
    form = need(section, "form"),
    [what, by] = /** @type {HTMLInputElement[]} */ (all(form, "input"));
  const focus = () => what.focus();
  /* The steps as they are now; the focus stays with the step that has it. */
  const fill = () => {
    const held = document.activeElement,
      id = list.contains(held) && held?.closest("li")?.dataset.step;
    list.replaceChildren(...record().plan.map((step) => itemOf(step, slug, tell, focus)));
    /** @type {HTMLElement | null} */
    const same = list.querySelector(`[data-step="${id}"] ${held?.localName}`);
    if (id) (same || what).focus();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    if (record().plan.length >= LIMITS.steps)
      return tell(`There is room for ${LIMITS.steps} steps. Remove one first.`);
    addStep(slug, what.value, by.value);
    what.value = by.value = "";
    tell("Kept.");
    focus();
  };
  limit(what, LIMITS.step, need(form, "div"));
  keepFilled(fill);
}

/**
 * A step of the list.
 * @param {Step} step
 * @param {string} slug The course's.
 * @param {Tell} tell
 * @param {() => void} focus Called once the step is gone.
 */
function itemOf(step, slug, tell, focus) {
  const { id, what, done } = step;
  /**
   * Change the step, wherever it is in the plan by now.
   * @param {(plan: Step[], at: number) => unknown} edit
   * @param {string} words
   */
  const edit = (edit, words) => {
    let at = -1;
    change(slug, (kept) => {
      at = kept.plan.findIndex((step) => step.id === id);
      if (at >= 0) edit(kept.plan, at);
    });
    tell(at < 0 ? "That step was already removed in another tab." : words);
  };
  return make(
    "li",
    { "data-step": id },
    make(
      "label",
      {},
      make("input", {
        type: "checkbox",
        checked: done,
        onchange: ({ target }) => {
          const { checked } = /** @type {HTMLInputElement} */ (target);
          edit((all, at) => (all[at].done = checked), "Kept.");
        },
      }),
      " " + stepOf(step),
    ),
    make(
      "button",
      {
        type: "button",
        class: "bf-small",
        "aria-label": "Remove: " + what,
        onclick: () => {
          edit((all, at) => all.splice(at, 1), "Removed.");
          focus();
        },
      },
      "Remove",
    ),
  );
}
