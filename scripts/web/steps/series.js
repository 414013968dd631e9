/* Which step of a page an address means, and what a step is called. Pure. */

/** Of a question, and of the heading that all questions of a page once stood under. */
const ASKED = /^(question-|check-your-understanding$)/;

/**
 * The place of the step that has an id, or -1. A question that is no longer there, or that heading,
 * means the first question: old links lead to them.
 * @param {string[][]} ids The ids in each step, in their order.
 * @param {string} address What stands in an address behind the #, as it is written there.
 */
export function stepWith(ids, address) {
  const id = named(address),
    at = ids.findIndex((own) => own.includes(id));
  return at < 0 && ASKED.test(id) ? ids.findIndex((own) => own.some((one) => ASKED.test(one))) : at;
}

/**
 * The id that an address means.
 * @param {string} address What stands behind the #.
 */
export function named(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a lone % is no code
  }
}

/**
 * The ids in each step; a step without any is given one. The first is its address.
 * @param {string[][]} ids
 */
export const withAddress = (ids) =>
  ids.map((own, at) => (own.length ? own : [`step-${at + 1}`]));

/**
 * The steps with something that waits.
 * @param {string[][]} ids The ids in each step.
 * @param {string[]} waiting The ids of what waits.
 */
export const stepsWith = (ids, waiting) =>
  ids.flatMap((own, at) => (own.some((id) => waiting.includes(id)) ? at : []));

/**
 * Where the reader is, in words.
 * @param {string} what
 * @param {number} at Counted from 0.
 * @param {number} of
 */
export const told = (what, at, of) => `${what} ${at + 1} of ${of}`;
