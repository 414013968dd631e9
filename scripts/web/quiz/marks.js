/* What is said of an answer and of its parts, in words and with a sign. */
import { make } from "../page/elements.js";
import { count, every, listed } from "../page/words.js";

/** @typedef {{ sign: string, words: string }} Verdict */

export const PARTLY = "◐"; // the sign of what is right in part
export const MISSED = "○"; // of what is right and was not chosen: a tick would be taken for a choice

/**
 * Words behind their sign. The sign repeats the words, so a screen reader leaves it out.
 * @param {Verdict} said
 * @param {string} [space] Between the two.
 */
export const signed = ({ sign, words }, space = " ") => [
  make("span", { class: "bf-sign", "aria-hidden": "true" }, sign),
  space + words,
];

/**
 * @param {boolean} right
 * @param {string} words
 * @param {string} [sign]
 */
export const mark = (right, words, sign = right ? "✓" : "✗") =>
  make(
    "span",
    { class: "bf-mark", "data-right": right },
    // No line ends between the two.
    ...signed({ sign, words }, "\u00a0"),
  );

/**
 * The sign alone, where words would run on into a sentence.
 * @param {boolean} right
 */
export const signOf = (right) =>
  make(
    "span",
    { class: "bf-mark", role: "img", "aria-label": right ? "Right" : "Not right" },
    right ? "✓" : "✗",
  );

/**
 * Words with what is said of them, and the reason folded below.
 * @param {string} ask What opens the fold.
 * @param {Node} reason
 * @param {...(Node | string)} words
 */
export const withReason = (ask, reason, ...words) =>
  make(
    "details",
    { class: "bf-why" },
    make("summary", {}, ...words, " ", make("span", { class: "bf-ask" }, ask)),
    reason,
  );

/**
 * Words with what is said of them, and the reason below.
 * @param {string} look
 * @param {Node} reason
 * @param {...(Node | string)} words
 */
export const reasoned = (look, reason, ...words) =>
  make("div", { class: "bf-chosen" + look }, make("p", { class: "bf-chose" }, ...words), reason);

/**
 * A verdict: right, not right, or what is said where some of it is right.
 * @type {(whole: boolean, some: boolean, partly: string) => Verdict}
 */
function judged(whole, some, partly) {
  if (whole) return { sign: "✓", words: "Right." };
  return some ? { sign: PARTLY, words: partly } : { sign: "✗", words: "Not right." };
}

/**
 * What is said of an answer. Pure.
 * @param {boolean} whole Whether all of it is right.
 * @param {number} right How many right options were chosen, or gaps filled rightly.
 * @param {number} of How many there are.
 * @param {number} wrong How many options were chosen that are not right.
 * @returns {Verdict}
 */
export function verdict(whole, right, of, wrong) {
  const ours = right === of ? every(of) : `${right} of the ${of}`,
    more = wrong ? `, and ${count(wrong, "wrong one")}` : "",
    partly = `Partly right: you have ${ours} right answers${more}.`;
  return judged(whole, of > 1 && right > 0, partly);
}

/**
 * What belongs into the gaps of a question. Pure.
 * @param {string[]} words
 */
export const answerIs = (words) =>
  `The answer${words.length > 1 ? "s are" : " is"} ${listed(words)}.`;

/**
 * What is said of items that were arranged. Pure.
 * @param {number} right How many are where they belong.
 * @param {number} of How many there are.
 * @returns {Verdict}
 */
export function ofItems(right, of) {
  return judged(right === of, right > 0, `${right} of ${of} right.`);
}

/**
 * Whether a single item of a wrong order is astray: it moves others along, so that few are in their
 * place where little is wrong. Pure.
 * @param {number[]} places Where the items belong, in the order in which they were put.
 */
export function oneAstray(places) {
  /** @param {number[]} row */
  const inOrder = (row) => row.every((place, at) => !at || row[at - 1] < place);
  return places.some((one) => inOrder(places.filter((place) => place !== one)));
}

/**
 * What is said of an item that was sorted or matched, each with whether it is right. The labels may
 * be "yes" and "no", so it is a sentence: "Right: no" would be read as "right? no". Pure.
 * @param {string} belongs Where it belongs.
 * @param {boolean} right
 * @param {string} chosen Where it was put; "" where nobody knows.
 * @returns {[right: boolean, words: string][]}
 */
export function saidOfItem(belongs, right, chosen) {
  const said = chosen ? `You chose “${chosen}”` : "Not right";
  return right
    ? [[true, said]]
    : [
        [false, said],
        [true, `The answer is “${belongs}”`],
      ];
}

/**
 * Where a line of the right order was. It is no line that is wrong, so no sign is with it. Pure.
 * @param {string} chosen "4"; "" where nobody knows.
 */
export const hadAt = (chosen) =>
  `You had it ${chosen ? chosen + (["st", "nd", "rd"][+chosen - 1] || "th") : "elsewhere"}`;

/**
 * What is said of an option besides its words, or "". Pure.
 * @param {boolean} right
 * @param {boolean} chosen
 * @param {boolean} several Whether several options can be chosen.
 */
export function saidOf(right, chosen, several) {
  if (!several) return right && !chosen ? "The right answer" : "";
  if (chosen) return right ? "Right" : "Not right";
  return right ? "You missed this" : "";
}

/**
 * Where "Next" leads: to the next question, and behind the last one to what is said at the end, or
 * to the first question that waits for an answer. Pure.
 * @param {{ answered: boolean }[]} questions Those of the page, in their order.
 * @param {number} at The position of the present one.
 * @returns {number} The position of a question, or -1 for the end.
 */
export const onward = (questions, at) =>
  at + 1 < questions.length ? at + 1 : questions.findIndex((one) => !one.answered);
