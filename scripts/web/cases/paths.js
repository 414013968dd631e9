/* The paths of a case: which parts a reader has seen, how many of its endings, and what a record
   keeps of it. Pure. */
/** @import { Path } from "../record/types.js" */

/**
 * A case: by the address of each part, the addresses that its choices lead to.
 * @typedef {Map<string, string[]>} Case
 */

/**
 * A case with the id of each choice, its words and where it leads.
 * @typedef {Map<string, { choices: { id: string, words: string, to: string }[] }>} Parts
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
 * Where on a path the last part is that has a choice the reader has not taken, or -1.
 * @param {Parts} parts
 * @param {string[]} path
 * @param {Set<string>} taken
 */
export const otherWay = (parts, path, taken) =>
  path.findLastIndex((part) => parts.get(part)?.choices.some(({ id }) => !taken.has(id)));

/**
 * The shortest path to a part by choices that were taken, and these choices; the part alone where
 * none lead to it.
 * @param {Parts} parts
 * @param {Set<string>} taken
 * @param {string} part
 * @returns {[path: string[], by: string[]]}
 */
export function pathTo(parts, taken, part) {
  const [first] = parts.keys(),
    met = new Set([first]);
  /** @type {[path: string[], by: string[]][]} */
  const paths = [[[first], []]];
  for (const [path, by] of paths) {
    const last = path[path.length - 1];
    if (last === part) return [path, by];
    for (const { id, to } of parts.get(last)?.choices || [])
      if (taken.has(id) && !met.has(to)) {
        met.add(to);
        paths.push([[...path, to], [...by, id]]); // which this loop comes to in its turn
      }
  }
  return [[part], []];
}

/**
 * The choices that were taken for certain, where a record tells the parts alone: those that alone
 * lead to a part that was seen.
 * @param {Parts} parts
 * @param {Set<string>} seen
 */
export function certain(parts, seen) {
  const all = [...parts.values()].flatMap(({ choices }) => choices);
  return all
    .filter(({ to }) => seen.has(to) && all.filter((one) => one.to === to).length === 1)
    .map(({ id }) => id);
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
 * @param {{ print: string, seen: string[], taken?: string[], way?: string[] }} done
 * @param {string} at
 * @returns {Path}
 */
export function walked(before, { print, seen, taken, way }, at) {
  const same = before?.print === print ? before : undefined,
    other = way && String(way) !== String(same?.path),
    done = same?.done || (other ? at : undefined),
    ways = (before?.ways || 0) + (other ? 1 : 0);
  return {
    at,
    print,
    path: way || same?.path || [],
    seen,
    ...(taken && { taken }),
    ...(done && { done }),
    ...(ways && { ways }),
  };
}

/**
 * What a reader has chosen on a path, in words; "" where an address led there.
 * @param {Parts} parts
 * @param {string[]} by The choices.
 */
export function chosenOn(parts, by) {
  const all = [...parts.values()].flatMap(({ choices }) => choices),
    words = by.map((id) => all.find((one) => one.id === id)?.words);
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
