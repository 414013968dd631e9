/* What a browser keeps texts in. */
/** @import { Keep } from "../page/types.js" */

/**
 * The browser's own store, or null where it is blocked.
 * @param {"localStorage" | "sessionStorage"} name
 * @returns {Storage | null}
 */
export function area(name) {
  try {
    const found = window[name];
    found.getItem("");
    return found;
  } catch {
    return null;
  }
}

/**
 * Keep a text under a name. Returns whether there was room.
 * @param {Keep | null} kept
 * @param {string} name
 * @param {string} text
 */
export function put(kept, name, text) {
  try {
    /** @type {Keep} */ (kept).setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The names of all that is kept, in their order.
 * @param {Keep | null} kept
 */
export const names = (kept) =>
  Array.from(
    { length: kept?.length || 0 },
    (_, at) => /** @type {string} */ (kept?.key?.(at)),
  ).sort();
