/* Cases that branch in the few characters of a state: see state.js. Pure.

   A case: id (3 signs), fingerprint (4), how often another way was taken, how many signs its parts
   take and what is kept of it (2), hour (3), the parts that were seen and those of the last way (1
   sign for six parts each). No path goes round, so the parts of a way have one order alone. The
   first part is in every way and takes no bit.

   Which choices were taken follows from the parts that were seen, but for choices that lead to one
   part together. Of those that were taken the state has, behind the cases: id of the case (3), how
   many signs follow (1), the choices (1 sign for six). */
/** @import { Path } from "../record/types.js" */
/** @import { SessionCase, SessionCourse } from "./types.js" */
import { certain, choiceId, sorted } from "../cases/paths.js";
import { BEGIN, HOUR, hours, number, printed, short, signs, time } from "./signs.js";

const HEAD = 12;
export const SEEN = 1,
  PATH = 2;
const DONE = 4,
  FLAGS = 8,
  WIDEST = 10, // as many parts as outputs/lms.py lets a case have take 9 signs
  WAYS = 50; // that are counted

/**
 * The parts that have a bit, in an order that does not change when they move.
 * @param {SessionCase} one
 */
const names = ({ parts }) => Object.keys(parts).slice(1).sort();

/**
 * Which of some names are among others, in a bit each.
 * @param {string[]} all
 * @param {string[]} some
 * @param {number} wide How many signs it takes.
 */
const bits = (all, some, wide) =>
  signs(
    all.reduce((sum, name, bit) => sum + (some.includes(name) ? 2 ** bit : 0), 0),
    wide,
  );

/**
 * @param {string} id
 * @param {SessionCase} one
 * @param {Path} kept
 * @param {number} room Flags of what may be kept of its parts.
 */
export function caseText(id, one, kept, room) {
  const { print = "0", at, path, seen, done, ways = 0 } = kept,
    all = print === one.print ? names(one) : [],
    wide = Math.ceil(all.length / 6),
    flags = (room & SEEN) + (path.length && room & PATH) + (done ? DONE : 0);
  /** @param {string[]} some */
  const mask = (some) => bits(all, some, wide);
  return (
    short(id) +
    printed(print) +
    signs((Math.min(ways, WAYS) * WIDEST + wide) * FLAGS + flags, 2) +
    signs(hours(done || at), 3) +
    (flags & SEEN ? mask(seen) : "") +
    (flags & PATH ? mask(path) : "")
  );
}

/**
 * A case with the ids of its choices.
 * @param {SessionCase} one
 */
const withIds = ({ parts }) =>
  new Map(
    Object.entries(parts).map(([id, choices]) => [
      id,
      { choices: choices.map((to, at) => ({ id: choiceId(id, at), to })) },
    ]),
  );

/**
 * The ids of the choices that lead to a part together with others, in an order that does not change
 * when the parts move.
 * @param {SessionCase} one
 */
const together = (one) =>
  sorted(withIds(one))
    .open.map(({ id }) => id)
    .sort();

/**
 * The choices of a case that were taken, of those that lead to a part together; "" for none.
 * @param {string} id
 * @param {SessionCase} one
 * @param {Path} kept
 */
export function takenText(id, one, { print, taken = [] }) {
  const all = print === one.print ? together(one) : [],
    wide = Math.ceil(all.length / 6);
  if (!all.some((choice) => taken.includes(choice))) return "";
  const six = Array.from({ length: wide }, (_, at) =>
    bits(all.slice(6 * at, 6 * at + 6), taken, 1),
  );
  return short(id) + signs(wide, 1) + six.join("");
}

/**
 * By the short name of each case, the signs that tell its choices.
 * @param {string} text
 */
function takenIn(text) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (let at = 0; at < text.length;) {
    const end = at + 4 + number(text[at + 3]);
    found.set(text.slice(at, at + 3), text.slice(at + 4, end));
    at = end;
  }
  return found;
}

/**
 * The cases in a text, for those of a course as they are now.
 * @param {SessionCourse} course
 * @param {string} text
 * @param {string} choices The text of the choices that were taken; "" in older states.
 */
export function casesOf({ cases }, text, choices) {
  /** @type {Record<string, Path>} */
  const found = {};
  const ids = new Map(Object.keys(cases).map((id) => [short(id), id])),
    told = takenIn(choices);
  for (let at = 0; at < text.length;) {
    const [key, print] = [text.slice(at, at + 3), text.slice(at + 3, at + 7)],
      what = number(text.slice(at + 7, at + 9)),
      when = time(BEGIN + number(text.slice(at + 9, at + HEAD)) * HOUR),
      wide = Math.floor(what / FLAGS) % WIDEST,
      ways = Math.floor(what / FLAGS / WIDEST);
    const seen = at + HEAD,
      path = seen + (what & SEEN ? wide : 0),
      id = ids.get(key);
    at = path + (what & PATH ? wide : 0);
    if (id === undefined) continue;
    const one = cases[id],
      now = printed(one.print) === print,
      parts = now ? partsOf(one, text.slice(seen, path)) : [],
      taken = now ? takenOf(one, parts, told.get(key) || "") : [];
    found[id] = {
      at: when,
      print: now ? one.print : number(print).toString(16).padStart(6, "0"),
      path: now && what & PATH ? wayOf(one, partsOf(one, text.slice(path, at))) : [],
      seen: parts,
      ...(taken.length && { taken }),
      ...(now && what & DONE && { done: when }),
      ...(ways && { ways }),
    };
  }
  return found;
}

/**
 * The first part, and those whose bits are set.
 * @param {SessionCase} one
 * @param {string} mask
 */
const partsOf = (one, mask) => [
  Object.keys(one.parts)[0],
  ...names(one).filter((_, bit) => Math.floor(number(mask) / 2 ** bit) % 2),
];

/**
 * The choices that were taken.
 * @param {SessionCase} one
 * @param {string[]} seen
 * @param {string} told Signs that tell those that lead to a part together.
 */
const takenOf = (one, seen, told) => [
  ...certain(withIds(one), new Set(seen)),
  ...together(one).filter((_, at) => (number(told[Math.floor(at / 6)] ?? "") >> at % 6) & 1),
];

/**
 * The way through these parts: nothing that is left leads to the next of them. None where they make
 * no way.
 * @param {SessionCase} one
 * @param {string[]} left
 */
function wayOf({ parts }, left) {
  /** @type {string[]} */
  const way = [];
  while (left.length) {
    const next = left.find((id) => !left.some((from) => parts[from].includes(id)));
    if (next === undefined) return [];
    way.push(next);
    left = left.filter((id) => id !== next);
  }
  return isWay(parts, way) ? way : [];
}

/**
 * Whether a path leads from the first part of a case to an ending by its choices alone.
 * @param {SessionCase["parts"]} parts
 * @param {string[]} path
 */
const isWay = (parts, path) =>
  path[0] === Object.keys(parts)[0] &&
  path.every((id, at) => {
    const choices = parts[id],
      next = path[at + 1];
    return choices && (next === undefined ? !choices.length : choices.includes(next));
  });
