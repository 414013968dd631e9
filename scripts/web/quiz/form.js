/* The parts that every question has, and how it is answered: by options, gaps, or items to
   arrange. */
/** @import { Verdict } from "./marks.js" */
import { need } from "../page/elements.js";

/** @typedef {ReturnType<typeof formOf>} Form */

/**
 * What waits for an answer: its field, what is said of it, and the element above which it is said.
 * @typedef {{ field: HTMLElement, place: HTMLElement, asks: string }} Missing
 */

/**
 * How a question of one kind is answered.
 * @typedef {object} Answering
 * @property {boolean} stays Whether its fields stay beside the result.
 * @property {() => Missing | false} missing The first part that waits for an answer.
 * @property {() => string[]} chosen What the record keeps.
 * @property {(chosen: string[]) => void} putBack
 * @property {() => boolean} allRight
 * @property {() => Verdict} said
 * @property {() => HTMLElement[]} told What is said below the verdict.
 * @property {() => HTMLElement[]} others What is said below the way on.
 * @property {() => void} clear Make ready for another try.
 */

/** @param {HTMLElement} question */
export function formOf(question) {
  const id = question.id.replace("question-", ""),
    form = /** @type {HTMLFormElement} */ (need(question, "form")),
    fields = /** @type {HTMLFieldSetElement} */ (need(form, "fieldset")),
    answer = need(document, "#answer-" + id);
  /** @param {string} name Of an option. */
  const told = (name) => need(answer, `[data-option="${name}"]`);
  return { id, question, form, fields, answer, told };
}
