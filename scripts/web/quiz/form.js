/* The form of a question, and what is right in it. */
import { folded } from "../record/values.js";
import { all, need } from "../page/elements.js";

/** @typedef {ReturnType<typeof formOf>} Form */

/** @param {HTMLElement} question */
export function formOf(question) {
  const id = question.id.replace("question-", ""),
    form = need(question, "form"),
    fields = /** @type {HTMLFieldSetElement} */ (need(form, "fieldset")),
    answer = need(document, "#answer-" + id);
  /** @type {HTMLInputElement[]} */
  const inputs = all(fields, "input");
  const typed = inputs[0].type === "text",
    blanks = all(answer, "[data-blank]").map((blank) => blank.textContent);
  /** @param {HTMLInputElement} input */
  const told = (input) => need(answer, `[data-option="${input.value}"]`);
  /** @param {HTMLInputElement} input */
  const isRight = (input) =>
    typed
      ? folded(input.value) === folded(blanks[inputs.indexOf(input)])
      : told(input).hasAttribute("data-right");
  return {
    ...{ id, question, form, fields, answer, inputs, typed, blanks, told, isRight },
    /** The options that were chosen, or the gaps that were filled. */
    chosen: () => inputs.filter((input) => (typed ? input.value.trim() : input.checked)),
    allRight: () =>
      inputs.every((input) => (typed ? isRight(input) : isRight(input) === input.checked)),
  };
}
