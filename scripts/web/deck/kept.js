/* What a deck keeps for as long as its tab, so that a reload in the middle of a session takes it
   up. Where a browser keeps nothing, a reload begins anew. */

/** @param {string} name */
const key = (name) => `briefed-room:${location.pathname}${name}`;

/**
 * What was kept under a name, or null.
 * @param {string} name
 */
export function takeUp(name) {
  try {
    return JSON.parse(sessionStorage.getItem(key(name)) || "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  try {
    sessionStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    /* as above */
  }
}
