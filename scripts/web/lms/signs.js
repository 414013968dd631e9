/* How times, names and answers are written in the few characters of a state: see state.js. Pure. */
/** @import { Attempt } from "../record/types.js" */
/** @import { SessionQuestion } from "./types.js" */
import { isSame } from "../record/typed.js";
import { hash } from "./ids.js";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
export const HOUR = 3_600_000,
  BEGIN = Date.UTC(2026, 0, 1);
export const MOST = 7; // tries that are counted

/** @type {(number: number, length: number) => string} */
export const signs = (number, length) =>
  Array.from({ length }, (_, at) => SIGNS[Math.floor(number / 64 ** (length - 1 - at)) % 64]).join(
    "",
  );
/** @param {string} text */
export const number = (text) => [...text].reduce((sum, sign) => sum * 64 + SIGNS.indexOf(sign), 0);
/**
 * Hours since 2026.
 * @param {string} time
 */
export const hours = (time) =>
  Math.min(Math.max(0, Math.floor((Date.parse(time) - BEGIN) / HOUR)), 64 ** 3 - 1);
/** @param {number} milliseconds */
export const time = (milliseconds) => new Date(milliseconds).toISOString();

/** @param {string} text */
export const short = (text) => signs(hash(text), 3);
/** @param {string} print */
export const printed = (print) => signs(parseInt(print.slice(0, 6), 16), 4);
/** @param {string} print */
export const statement = (print) => signs(parseInt(print.slice(0, 5), 16) >> 2, 3);

/**
 * The names of a question's bits, in an order that does not change when its options move.
 * @param {SessionQuestion} question
 */
const names = (question) =>
  question.blanks ? question.blanks : question.options.map((option) => option.name).sort();
/** @param {SessionQuestion} question */
export const width = (question) => Math.min(Math.ceil(names(question).length / 6), 3);

/**
 * Which of the names were chosen; of blanks, which were filled in rightly.
 * @param {SessionQuestion} question
 * @param {Attempt} attempt
 */
export const bits = (question, { chosen }) =>
  names(question).reduce(
    (sum, name, at) =>
      sum +
      ((question.blanks ? isSame(chosen[at], name) : chosen.includes(name))
        ? 2 ** at
        : 0),
    0,
  );

/**
 * @param {SessionQuestion} question
 * @param {number} mask
 * @param {string} at
 * @returns {Attempt}
 */
export function restored(question, mask, at) {
  /** @param {number} bit */
  const on = (bit) => Math.floor(mask / 2 ** bit) % 2 === 1;
  const chosen = question.blanks
    ? question.blanks.map((blank, bit) => (on(bit) ? blank : ""))
    : names(question).filter((_, bit) => on(bit));
  const right = question.blanks
    ? chosen.every(Boolean)
    : question.options.every((option) => option.right === chosen.includes(option.name));
  return { at, print: question.print, right, chosen };
}
