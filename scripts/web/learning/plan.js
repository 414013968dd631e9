/* "What I will do" on My learning: the steps of a learner's plan. */
/** @import { LearningPage, Tell } from "./types.js" */
/** @import { Step } from "../record/types.js" */
import { LIMITS, addStep, change, limit, make, keepFilled } from "#shared";
import { dayOf } from "./words.js";

/**
 * The section.
 * @param {LearningPage} page
 */
export function plan({ course: { slug }, record, part, tell }) {
  const list = make("ul", { class: "bf-plan" }),
    what = make("input", { id: "bf-what", type: "text", required: true }),
    by = make("input", { id: "bf-by", type: "date" }),
    counter = make("div", {});
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
  /** @param {Event} event */
  const onsubmit = (event) => {
    event.preventDefault();
    if (record().plan.length >= LIMITS.steps)
      return tell(`There is room for ${LIMITS.steps} steps. Remove one first.`);
    addStep(slug, what.value, by.value);
    what.value = by.value = "";
    tell("Kept.");
    focus();
  };
  limit(what, LIMITS.step, counter);
  keepFilled(fill);
  return part(
    "plan",
    "What I will do",
    list,
    make(
      "form",
      { onsubmit },
      make("label", { for: "bf-what" }, "What"),
      what,
      counter,
      make("label", { for: "bf-by" }, "By when (optional)"),
      by,
      make("p", { class: "bf-hint" }, "Write no names, and nothing that identifies a family."),
      make("button", { class: "bf-button" }, "Add"),
    ),
  );
}

/**
 * A step of the list.
 * @param {Step} step
 * @param {string} slug The course's.
 * @param {Tell} tell
 * @param {() => void} focus Called once the step is gone.
 */
function itemOf({ id, what, by, done }, slug, tell, focus) {
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
      " " + what + (by ? `, by ${dayOf(by)}` : ""),
    ),
    " ",
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
