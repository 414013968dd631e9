/* A question that is answered by filling gaps. */
/** @import { Answering, Form } from "./form.js" */
import { LIMITS, all, limit, make, paragraph, signOf, verdict } from "#lent";
import { isSame } from "../record/typed.js";
import { answerIs } from "./marks.js";

/**
 * @param {Form} form
 * @returns {Answering}
 */
export function gaps({ question, fields, answer }) {
  /** @type {HTMLInputElement[]} */
  const inputs = all(fields, "input"),
    words = all(answer, "[data-blank]").map((blank) => blank.textContent);
  /** @type {(input: HTMLInputElement, at: number) => boolean} */
  const isRight = (input, at) => isSame(input.value, words[at]);
  const allRight = () => inputs.every(isRight);
  for (const input of inputs) {
    const counter = make("div");
    fields.append(counter);
    limit(input, LIMITS.answer, counter);
  }
  return {
    stays: true,
    missing() {
      const open = inputs.filter((input) => !input.value.trim());
      return (
        open.length > 0 && {
          field: open[0],
          place: /** @type {HTMLElement} */ (open[0].closest("p, li") || fields.firstElementChild),
          asks: inputs.length > 1 ? `${open.length} still to fill in.` : "Write an answer first.",
        }
      );
    },
    chosen: () => inputs.map((input) => input.value.trim()),
    putBack: (kept) => inputs.forEach((input, at) => (input.value = kept[at] || "")),
    allRight,
    said: () => verdict(allRight(), inputs.filter(isRight).length, inputs.length, 0),
    told() {
      inputs.forEach((input, at) => input.after(signOf(isRight(input, at))));
      return allRight() ? [] : [paragraph(answerIs(words))];
    },
    others: () => [],
    clear() {
      for (const one of all(question, ".bf-mark")) one.remove();
      for (const input of inputs) input.value = "";
    },
  };
}
