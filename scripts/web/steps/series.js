/* Which step of a page an address means, and what a step is called. Pure. */

/**
 * The place of the step that has an id, or -1.
 * @param {string[][]} ids The ids in each step, in their order.
 * @param {string} address What stands in an address behind the #, as it is written there.
 */
export function stepWith(ids, address) {
  return address ? ids.findIndex((own) => own.includes(named(address))) : -1;
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
 * The address of each step: the first id in it that no other step has, or one of its own.
 * @param {string[][]} ids
 */
export const addresses = (ids) => ids.map((own, at) => own[0] || `step-${at + 1}`);

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
