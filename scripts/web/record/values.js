/* Values that a learner's record is made of: maps, names, times and texts. Pure.

   A map has no prototype, so that no name in it means anything to JavaScript. */

/**
 * @template T
 * @param {[string, T][]} [entries]
 * @returns {Record<string, T>}
 */
export function map(entries = []) {
  const made = Object.create(null);
  for (const [name, value] of entries) made[name] = value;
  return made;
}

/** The time now, as a record keeps it. */
export const now = () => new Date().toISOString();

/** @type {(value: unknown) => value is Record<string, unknown>} */
export const isMap = (value) => !!value && typeof value === "object" && !Array.isArray(value);
/** @type {(value: unknown, most: number) => value is string} */
export const isText = (value, most) => typeof value === "string" && value.length <= most;
/** @type {(value: unknown) => value is string} */
export const isName = (value) => isText(value, 200) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
/** @type {(value: unknown) => value is string} */
export const isTime = (value) =>
  isText(value, 30) && /^\d{4}-\d\d-\d\d/.test(value) && !isNaN(Date.parse(value));

/**
 * The first characters of a text; a surrogate pair is not cut in two.
 * @param {string} text
 * @param {number} most
 */
export const cut = (text, most) =>
  text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "") : text;

/**
 * FNV-1a (https://www.rfc-editor.org/rfc/rfc9923) and the length: recognises a text that is not
 * kept.
 * @param {string} text
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36) + "-" + text.length;
}

/**
 * The value of a JSON text, or null where it is none.
 * @param {string | null | undefined} text
 * @returns {unknown}
 */
export function parsed(text) {
  try {
    return JSON.parse(/** @type {string} */ (text));
  } catch {
    return null;
  }
}
