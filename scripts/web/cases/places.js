/* The places of a case in the browser's history: each scene that a reader goes to is one, so that
   the browser's Back leads to the scene before. The address stays as it is: whoever it is sent to
   has chosen nothing. */

/**
 * A scene, and how a reader came to it: the parts from the first to this one, and the choices
 * between them. The first `base` of these choices were made before: the reader went to the scene
 * behind them in one step, from the place `from`.
 * @typedef {{ path: string[], by: string[], base: number, from?: Place }} Place
 */

/**
 * A place that no choice led to.
 * @param {string[]} path
 * @param {string[]} [by]
 * @returns {Place}
 */
export const placeAt = (path, by = []) => ({ path, by, base: by.length });

/**
 * The place that a choice leads to.
 * @param {Place} place
 * @param {string} part
 * @param {string} choice
 * @returns {Place}
 */
export const chosenFrom = ({ path, by, base }, part, choice) => ({
  path: [...path, part],
  by: [...by, choice],
  base,
});

/** @param {{ path: string[] }} place */
export const lastOf = ({ path }) => path[path.length - 1];

/** @type {(one?: Place, other?: Place) => boolean} */
export const isSame = (one, other) =>
  !!one && !!other && String([one.path, one.by]) === String([other.path, other.by]);

/**
 * How many choices lie between a place and one before it on the same way, where the reader has made
 * them one after the other; otherwise 0.
 * @param {Place} place
 * @param {Place} before
 */
export function choicesSince({ path, by, base }, before) {
  const at = before.by.length,
    same = isSame({ path: path.slice(0, at + 1), by: by.slice(0, at), base }, before);
  return same && at >= base ? by.length - at : 0;
}

/**
 * The places of one case in the history of its page.
 * @param {string} key Of the case, among those of the page.
 */
export const placesOf = (key) => ({
  /** @returns {Place | undefined} The one that the browser is at. */
  now: () => history.state?.[key],
  /**
   * Go on to a place. Where the browser's own has none yet, it is the one before.
   * @param {Place} before
   * @param {Place} next
   */
  add(before, next) {
    history.replaceState({ ...history.state, [key]: before }, "");
    history.pushState({ ...history.state, [key]: next }, "");
  },
});
