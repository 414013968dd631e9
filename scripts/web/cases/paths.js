/* The paths of a case: which parts a reader has seen, and how many of its endings. Pure. */

/**
 * A case: by the address of each part, the addresses that its choices lead to.
 * @typedef {Map<string, string[]>} Case
 */

/**
 * The endings of a case that are among the parts that were seen, and how many there are.
 * @param {Case} parts
 * @param {Set<string>} seen
 */
export function endings(parts, seen) {
  const ends = [...parts].flatMap(([id, choices]) => (choices.length ? [] : id));
  return { seen: ends.filter((id) => seen.has(id)).length, of: ends.length };
}

/**
 * The last part of a path, before its end, that has a choice the reader has not tried; the first
 * part of the case where there is none on it.
 * @param {Case} parts
 * @param {string[]} path
 * @param {Set<string>} seen
 */
export function otherWay(parts, path, seen) {
  const open = path.findLast((id) => (parts.get(id) || []).some((choice) => !seen.has(choice)));
  return open ?? path[0];
}

/**
 * How far a reader is with the endings, in words.
 * @param {{ seen: number, of: number }} endings
 */
export function told({ seen, of }) {
  const all = ["", "the ending", "both endings"][of] || "all endings";
  if (seen === of) return `You have seen ${all}.`;
  return `You have seen ${seen} of ${of} endings.`;
}
