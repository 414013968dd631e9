/* A question that is answered by choosing options. */
/** @import { Answering, Form } from "./form.js" */
import { all, make, need } from "../page/elements.js";
import { mark, saidOf, verdict, whyOf } from "./marks.js";

/**
 * @param {Form} form
 * @returns {Answering}
 */
export function choice({ fields, told }) {
  /** @type {HTMLInputElement[]} */
  const inputs = all(fields, "input");
  /** @param {HTMLInputElement} input */
  const isRight = (input) => told(input.value).hasAttribute("data-right");
  const chosen = () => inputs.filter((input) => input.checked);
  const allRight = () => inputs.every((input) => isRight(input) === input.checked);

  /**
   * An option's letter and words, and what is said of it.
   * @param {HTMLInputElement} input
   */
  function wordsOf(input) {
    const row = /** @type {HTMLElement} */ (input.parentElement),
      said = saidOf(isRight(input), input.checked, input.type === "checkbox"),
      words = make("span", { class: "bf-words" });
    words.append(...need(row, ".bf-words").cloneNode(true).childNodes);
    if (said) words.append(" ", mark(isRight(input), said));
    return [need(row, ".bf-letter").cloneNode(true), " ", words];
  }
  /** @param {HTMLInputElement} input */
  const reason = (input) => need(told(input.value), ".bf-reason").cloneNode(true);

  return {
    asks: "Choose an answer first.",
    stays: false,
    missing: () => !chosen().length && inputs[0],
    chosen: () => chosen().map((input) => input.value),
    putBack: (kept) => inputs.forEach((input) => (input.checked = kept.includes(input.value))),
    allRight,
    said() {
      const right = inputs.filter(isRight),
        ours = chosen().filter(isRight).length;
      return verdict(allRight(), ours, right.length, chosen().length - ours);
    },
    told: () =>
      chosen().map((input) =>
        make(
          "div",
          { class: "bf-chosen" },
          make("p", { class: "bf-chose" }, ...wordsOf(input)),
          reason(input),
        ),
      ),
    others: () =>
      inputs
        .filter((input) => !input.checked)
        .map((input) => {
          const ask = make("span", { class: "bf-ask" }, whyOf(isRight(input)));
          const summary = make("summary", {}, ...wordsOf(input), " ", ask);
          return make("details", { class: "bf-why" }, summary, reason(input));
        }),
    clear() {
      for (const input of inputs) input.checked = false;
      // In another order, so that nobody remembers positions instead of answers. The letters stay
      // in their places, for the same reason.
      const letters = all(fields, ".bf-letter").map((letter) => letter.textContent),
        rows = all(fields, ".bf-option");
      for (let at = rows.length; at;)
        fields.append(rows.splice(Math.floor(Math.random() * at--), 1)[0]);
      all(fields, ".bf-letter").forEach((letter, at) => (letter.textContent = letters[at]));
    },
  };
}
