/* Finds the part of a learning system that speaks SCORM.

   SCORM 1.2 Run-Time Environment, 3.3; SCORM 2004 4th Edition Run-Time Environment, 3.3. */

const PATIENCE = 10_000,
  STEP = 100; // milliseconds that a learning system may take to put its part in place
const FURTHEST = 500; // windows from here to the learning system's, as SCORM 2004 3.3.6 has it

/**
 * The functions of SCORM that a learning system offers, by their names.
 * @typedef {Record<string, (...values: string[]) => unknown>} Api
 */

/**
 * The API of the learning system in a window or in those around it, or null.
 * @param {Window} from
 * @param {string} name
 * @returns {Api | null}
 */
function within(from, name) {
  try {
    let one = /** @type {Window & Record<string, Api | undefined>} */ (from);
    for (let steps = 0; one && steps < FURTHEST; steps++) {
      const api = one[name];
      if (api) return api;
      if (one.parent === one) return null;
      one = /** @type {typeof one} */ (one.parent);
    }
  } catch {
    /* a window of another site: the learning system is not behind it */
  }
  return null;
}

/**
 * The same, also in the window that opened this one, once the learning system has put it there.
 * @param {string} name
 */
export async function found(name) {
  const around = window.parent !== window || window.opener,
    end = performance.now() + PATIENCE;
  for (; ; await new Promise((later) => setTimeout(later, STEP))) {
    const api = within(window, name) || (window.opener && within(window.opener, name));
    if (api || !around || performance.now() > end) return api;
  }
}
