/* "What I will do" on My learning: the steps of a learner's plan. */
/** @import { LearningPage, Tell } from "./types.js" */
/** @import { Step } from "../record/types.js" */
import { LIMITS, addStep, all, button, change, keepFilled, limit, make, need } from "#shared";
import { stepOf } from "./words.js";

const SOON = 600; // milliseconds: a second tap, when the next action has come under the finger
let removed = -SOON; // when the last action was

/**
 * @param {LearningPage} page
 * @param {Tell} tell
 */
export function plan({ course: { slug, themes }, record }, tell) {
  const section = need(document, "#plan"),
    list = need(section, ".bf-rows"),
    form = need(section, "form"),
    [what, by] = /** @type {HTMLInputElement[]} */ (all(form, "input"));
  /**
   * The theme on whose page a step went into the plan: its id begins with it. None where it was
   * written on this page, nor where an older version kept it.
   * @param {Step} step
   */
  const themeOf = ({ id }) => themes.find(({ slug }) => slug === id.replace(/(-\w+){3}$/, ""));
  /* The steps as they are now; the focus stays with the step that has it. */
  const fill = () => {
    const held = document.activeElement,
      id = list.contains(held) && held?.closest("li")?.dataset.step;
    // First what belongs to no theme.
    list.replaceChildren(
      ...[undefined, ...themes].flatMap((theme) => {
        const own = record().plan.filter((step) => themeOf(step) === theme);
        if (!own[0]) return [];
        const items = own.map((step) => itemOf(step, slug, tell));
        return [theme ? make("h4", {}, theme.title) : "", make("ul", {}, ...items)];
      }),
    );
    /** @type {HTMLElement | null} */
    const same = list.querySelector(`[data-step="${id}"] ${held?.localName}`);
    same?.focus();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const full = addStep(slug, what.value, by.value);
    tell(full || "Added: " + what.value);
    if (full) return;
    what.value = by.value = "";
    what.focus();
  };
  limit(what, LIMITS.step, need(form, "div"));
  keepFilled(fill);
}

/**
 * A step of the list.
 * @param {Step} step
 * @param {string} slug The course's.
 * @param {Tell} tell
 */
function itemOf(step, slug, tell) {
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
    const said = tell(at < 0 ? "Already removed in another tab." : words);
    return { at, said };
  };
  function remove() {
    const { at, said } = edit((all, at) => all.splice(at, 1), "Removed. ");
    if (at < 0) return;
    removed = performance.now();
    const undo = button(
      "Undo",
      () => {
        change(slug, ({ plan }) => plan.splice(at, 0, step));
        tell("Back in your plan.");
        need(document, `[data-step="${id}"] input`).focus();
      },
      true,
    );
    said.append(undo);
    undo.focus();
  }
  return make(
    "li",
    { "data-step": id },
    make("span", {}, stepOf(step)),
    make(
      "label",
      {},
      make("input", {
        type: "checkbox",
        checked: done,
        "aria-label": "Done: " + what,
        onchange: ({ target }) => {
          const { checked } = /** @type {HTMLInputElement} */ (target);
          edit(
            (all, at) => (all[at].done = checked),
            checked ? "Marked as done." : "Not done yet.",
          );
        },
      }),
      " Done",
    ),
    make(
      "button",
      {
        type: "button",
        class: "bf-turn",
        "aria-label": "Remove: " + what,
        onclick: () => performance.now() - removed > SOON && remove(),
      },
      "Remove",
    ),
  );
}
