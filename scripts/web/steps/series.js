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
 * The step that is next for whoever has come back from the last one for what waits: the next step
 * with something that waits, or the last. What lies between was done.
 * @param {string[][]} ids The ids in each step.
 * @param {string[]} waiting The ids of what waits.
 * @param {number} at The present step.
 */
export function nextWaiting(ids, waiting, at) {
  const found = ids.findIndex((own, to) => to > at && own.some((id) => waiting.includes(id)));
  return found < 0 ? ids.length - 1 : found;
}

/**
 * Where the reader is, in words.
 * @param {number} at Counted from 0.
 * @param {number} of
 */
export const told = (at, of) => `Step ${at + 1} of ${of}`;
