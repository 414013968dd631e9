/* A question that is answered by filling gaps. */
/** @import { Answering, Form } from "./form.js" */
import { all, make } from "../page/elements.js";
import { limit } from "../page/limit.js";
import { LIMITS } from "../record/record.js";
import { folded } from "../record/values.js";
import { mark, verdict } from "./marks.js";

/**
 * @param {Form} form
 * @param {HTMLElement} alarm The line above which each counter stands.
 * @returns {Answering}
 */
export function gaps({ question, fields, answer }, alarm) {
  /** @type {HTMLInputElement[]} */
  const inputs = all(fields, "input"),
    words = all(answer, "[data-blank]").map((blank) => blank.textContent);
  /** @type {(input: HTMLInputElement, at: number) => boolean} */
  const isRight = (input, at) => folded(input.value) === folded(words[at]);
  const allRight = () => inputs.every(isRight);
  for (const input of inputs) {
    const counter = make("div");
    alarm.before(counter);
    limit(input, LIMITS.answer, counter);
  }
  return {
    asks: "Write an answer first.",
    stays: true,
    missing: () => inputs.find((input) => !input.value.trim()),
    chosen: () => inputs.map((input) => input.value.trim()),
    putBack: (kept) => inputs.forEach((input, at) => (input.value = kept[at] || "")),
    allRight,
    said: () => verdict(allRight(), inputs.filter(isRight).length, inputs.length, 0),
    told() {
      inputs.forEach((input, at) => {
        const right = isRight(input, at);
        input.after(mark(right, right ? "Right" : "The word is: " + words[at]));
      });
      return [];
    },
    others: () => [],
    clear() {
      for (const one of all(question, ".bf-mark")) one.remove();
      for (const input of inputs) input.value = "";
    },
  };
}
