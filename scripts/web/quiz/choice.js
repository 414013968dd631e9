/* A question that is answered by choosing options. */
/** @import { Answering, Form } from "./form.js" */
import { all, make, need } from "../page/elements.js";
import { MISSED, mark, reasoned, saidOf, verdict, withReason } from "./marks.js";

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
      several = input.type === "checkbox",
      sign = several && !input.checked ? MISSED : undefined,
      told = saidOf(isRight(input), input.checked, several),
      words = make("span", { class: "bf-words" });
    words.append(...need(row, ".bf-words").cloneNode(true).childNodes);
    if (told) words[input.checked ? "append" : "prepend"](" ", mark(isRight(input), told, sign), " ");
    return [need(row, ".bf-letter").cloneNode(true), " ", words];
  }
  /** @param {HTMLInputElement} input */
  const reason = (input) => need(toldOf(input.value), ".bf-reason").cloneNode(true);

  /**
   * The options that were not chosen.
   * @param {boolean} right Those that are right, or those that are not.
   */
  const left = (right) => inputs.filter((input) => !input.checked && isRight(input) === right);

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
    // The reason of what is right is open: what keeps a child safe may be in it.
    told: () => [
      ...chosen().map((input) => reasoned("", reason(input), ...wordsOf(input))),
      ...left(true).map((input) => reasoned(" bf-key", reason(input), ...wordsOf(input))),
    ],
    others: () =>
      left(false).map((input) => withReason("Why not?", reason(input), ...wordsOf(input))),
    // The options stay in their order: whoever remembers "B" finds it as B.
    clear() {
      const whole = allRight(); // then there is nothing to keep
      for (const input of inputs)
        input.checked &&= !whole && input.type === "checkbox" && isRight(input);
    },
  };
}
