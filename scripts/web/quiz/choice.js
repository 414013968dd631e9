/* A question that is answered by choosing options. */
/** @import { Answering, Form } from "./form.js" */
import { all, make, need } from "../page/elements.js";
import { asking, mark, saidOf, verdict, whyOf, withReason } from "./marks.js";

/**
 * @param {Form} form
 * @returns {Answering}
 */
export function choice({ fields, told: toldOf }) {
  /** @type {HTMLInputElement[]} */
  const inputs = all(fields, "input");
  /** @param {HTMLInputElement} input */
  const isRight = (input) => toldOf(input.value).hasAttribute("data-right");
  const chosen = () => inputs.filter((input) => input.checked);
  const allRight = () => inputs.every((input) => isRight(input) === input.checked);

  /**
   * An option's letter and words, and what is said of it.
   * @param {HTMLInputElement} input
   */
  function wordsOf(input) {
    const row = /** @type {HTMLElement} */ (input.parentElement),
      told = saidOf(isRight(input), input.checked, input.type === "checkbox"),
      words = make("span", { class: "bf-words" });
    words.append(...need(row, ".bf-words").cloneNode(true).childNodes);
    const said = told && mark(isRight(input), told);
    if (input.checked) words.append(" ", said);
    // One line says that it is right, and asks why, so that its words have all of the width.
    else if (said) {
      const why = asking(whyOf(true));
      words.prepend(make("span", { class: "bf-told" }, said, " ", why), " ");
    }
    return [need(row, ".bf-letter").cloneNode(true), " ", words];
  }
  /** @param {HTMLInputElement} input */
  const reason = (input) => need(toldOf(input.value), ".bf-reason").cloneNode(true);

  /**
   * The options that were not chosen, each with its reason folded.
   * @param {boolean} right Those that are right, or those that are not.
   */
  const left = (right) =>
    inputs
      .filter((input) => !input.checked && isRight(input) === right)
      .map((input) => withReason(right ? "" : whyOf(right), reason(input), ...wordsOf(input)));

  return {
    stays: false,
    missing: () =>
      !chosen().length && {
        field: inputs[0],
        place: /** @type {HTMLElement} */ (inputs[0].parentElement),
        asks: "Choose an answer first.",
      },
    chosen: () => chosen().map((input) => input.value),
    putBack: (kept) => inputs.forEach((input) => (input.checked = kept.includes(input.value))),
    allRight,
    said() {
      const right = inputs.filter(isRight),
        ours = chosen().filter(isRight).length;
      return verdict(allRight(), ours, right.length, chosen().length - ours);
    },
    told: () => [
      ...chosen().map((input) =>
        make(
          "div",
          { class: "bf-chosen" },
          make("p", { class: "bf-chose" }, ...wordsOf(input)),
          reason(input),
        ),
      ),
      ...left(true),
    ],
    others: () => left(false),
    // The options stay in their order: whoever remembers "B" finds it as B.
    clear() {
      const whole = allRight(); // then there is nothing to keep
      for (const input of inputs)
        input.checked &&= !whole && input.type === "checkbox" && isRight(input);
    },
  };
}
