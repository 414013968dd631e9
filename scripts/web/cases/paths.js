/* The paths of a case: which parts a reader has seen, how many of its endings, and what a record
   keeps of it. Pure. */
/** @import { Path } from "../record/types.js" */
/** @import { Place } from "./places.js" */
import { lastOf } from "./places.js";

/**
 * A case: by the address of each part its choices, with where they lead and perhaps their words.
 * @typedef {Map<string, { choices: { id: string, to: string, words?: string }[] }>} Parts
 */

/**
 * The id of a choice.
 * @param {string} part The address of its part.
 * @param {number} at Its position there, from 0.
 */
export const choiceId = (part, at) => `${part}-${at + 1}`;

/** @param {Parts} parts */
const choicesOf = (parts) =>
  [...parts].flatMap(([from, { choices }]) => choices.map((one) => ({ from, ...one })));

/**
 * The endings of a case that are among the parts that were seen, and how many there are.
 * @param {Parts} parts
 * @param {Set<string>} seen
 */
export function endings(parts, seen) {
  const ends = [...parts].flatMap(([id, { choices }]) => (choices.length ? [] : id));
  return { seen: ends.filter((id) => seen.has(id)).length, of: ends.length };
}

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
 * Where a reader finds a choice not taken yet, and the choices that lead there: on the way that was
 * taken, as far along as there is one; otherwise in the first part that has one, of those that the
 * choices taken lead to. Where all were taken, the case begins again.
 * @param {Parts} parts
 * @param {Set<string>} taken
 * @param {string[]} path
 * @param {string[]} by The choices on this path.
 * @returns {[path: string[], by: string[]]}
 */
export function anotherWay(parts, taken, path, by) {
  /** @param {string} part */
  const open = (part) => parts.get(part)?.choices.some(({ id }) => !taken.has(id)),
    at = path.findLastIndex(open);
  if (at >= 0) return [path.slice(0, at + 1), by.slice(0, at)];
  const [first] = parts.keys(),
    ways = [...parts.keys()].filter(open).map((part) => pathTo(parts, taken, part));
  return ways.find(([[begins]]) => begins === first) || [[first], []];
}

/**
 * The choices that alone lead to their part, and all others. Whoever has come from one part to the
 * other has taken such a choice for certain; of the others a record must tell.
 * @param {Parts} parts
 */
export function sorted(parts) {
  const all = choicesOf(parts);
  /** @param {{ to: string }} one */
  const alone = ({ to }) => all.filter((one) => one.to === to).length === 1;
  return { sure: all.filter(alone), open: all.filter((one) => !alone(one)) };
}

/**
 * The choices that were taken for certain, where a record tells the parts that were seen.
 * @param {Parts} parts
 * @param {Set<string>} seen
 */
export const certain = (parts, seen) =>
  sorted(parts)
    .sure.filter(({ from, to }) => seen.has(from) && seen.has(to))
    .map(({ id }) => id);

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
 * How a reader has come to a part, in words: by what they have chosen now, all of it at an ending;
 * or by what led there before, and what is there to do. "" for the first part.
 * @param {Parts} parts
 * @param {Set<string>} taken
 * @param {Place} place
 * @param {boolean} ended
 */
export function howTo(parts, taken, { path, by, base }, ended) {
  const all = choicesOf(parts),
    words = by.map((id) => `“${all.find((one) => one.id === id)?.words}”`),
    own = words.slice(base);
  if (!words.length) return "";
  if (own.length) return `You chose ${(ended ? own : own.slice(-1)).join(", then ")}.`;
  const open = parts.get(lastOf({ path }))?.choices.some(({ id }) => !taken.has(id)),
    todo = open ? " You have not tried every choice here." : "";
  return `${words[words.length - 1]} led you here before.${todo}`;
}

/**
 * How far a reader is with the endings, in words.
 * @param {{ seen: number, of: number }} endings
 */
export function told({ seen, of }) {
  const all = ["", "the ending", "both endings"][of] || "every ending";
  if (seen === of) return `You have seen ${all}.`;
  return `You have seen ${seen} of ${of} endings.`;
}
