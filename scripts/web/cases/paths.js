/* The paths of a case: which parts a reader has seen, how many of its endings, and what a record
   keeps of it. Pure. */
/** @import { Path } from "../record/types.js" */

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
 * The shortest path to a part by choices, through parts that were seen; the part alone where none
 * leads to it.
 * @param {Case} parts
 * @param {Set<string>} seen
 * @param {string} id
 */
export function pathTo(parts, seen, id) {
  const [first] = parts.keys(),
    met = new Set([first]),
    paths = [[first]];
  for (const path of paths) {
    const last = path[path.length - 1];
    if (last === id) return path;
    for (const next of parts.get(last) || [])
      if (seen.has(next) && !met.has(next)) {
        met.add(next);
        paths.push([...path, next]); // which this loop comes to in its turn
      }
  }
  return [id];
}

/**
 * Whether a path leads from the first part of a case to an ending by its choices alone. Who opens a
 * part by its address has not chosen it.
 * @param {Case} parts
 * @param {string[]} path
 */
export const isWay = (parts, path) =>
  path[0] === [...parts.keys()][0] &&
  path.every((id, at) => {
    const choices = parts.get(id),
      next = path[at + 1];
    return choices && (next === undefined ? !choices.length : choices.includes(next));
  });

/**
 * What a record keeps of a case, after some parts were seen and perhaps a way came to an ending.
 * What was kept of the case in other words goes, but for the number of ways: each has a number of
 * its own. The way that was taken last, taken once more, is no other way.
 * @param {Path | undefined} before
 * @param {{ print: string, seen: string[], way?: string[] }} done
 * @param {string} at
 * @returns {Path}
 */
export function walked(before, { print, seen, way }, at) {
  const same = before?.print === print ? before : undefined,
    other = way && String(way) !== String(same?.path),
    done = same?.done || (other ? at : undefined),
    ways = (before?.ways || 0) + (other ? 1 : 0);
  return {
    at,
    print,
    path: way || same?.path || [],
    seen,
    ...(done && { done }),
    ...(ways && { ways }),
  };
}

/**
 * What a reader has chosen on a path, in words; "" where an address led there.
 * @param {Map<string, { choices: { words: string, to: string }[] }>} parts
 * @param {string[]} path
 */
export function chosenOn(parts, path) {
  const words = path.flatMap((id, at) =>
    (parts.get(id)?.choices || []).flatMap((one) => (one.to === path[at + 1] ? one.words : [])),
  );
  return words.length ? `You chose “${words.join("”, then “")}”.` : "";
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
