/* The words that are sought in all courses, as the index has them, and where its pieces have them.
   Pure. */
/** @import { Head } from "./types.js" */

const MOST = 20; // places
const MOST_PIECES = 3; // for one word that is not whole yet
const LEAST = 4; // letters that are left of a word of which too much was written

/**
 * The words of what is sought, each without its ending: see rendering/search_words.py.
 * @param {Head} head
 * @param {string} sought
 */
export function wordsOf({ between, endings, common }, sought) {
  const words = sought.toLowerCase().split(new RegExp(between));
  return words.filter((word) => word && !common.includes(word)).map((word) => {
    for (const [ending, instead] of endings) {
      const without = word.replace(new RegExp(ending), instead);
      if (without !== word) return without;
    }
    return word;
  });
}

/**
 * The numbers of the pieces that may have words with a beginning.
 * @param {string[]} firsts How the first word of each begins.
 * @param {string} word
 */
export function piecesOf(firsts, word) {
  const next = firsts.findIndex((first) => first > word),
    at = Math.max(0, (next < 0 ? firsts.length : next) - 1);
  const found = [at];
  while (found.length < MOST_PIECES && firsts[at + found.length]?.startsWith(word))
    found.push(at + found.length);
  return found;
}

/**
 * The words of some pieces that begin with one: the word itself first. Of one or two letters only
 * the word itself; where none begins so, those that begin with a little less.
 * @param {string[]} words
 * @param {string} word
 */
export function alike(words, word) {
  if (word.length < 3) return words.filter((one) => one === word);
  for (let end = word.length; end >= Math.min(LEAST, word.length); end--) {
    const found = words.filter((one) => one.startsWith(word.slice(0, end)));
    if (found.length) return found.sort((one, other) => one.length - other.length);
  }
  return [];
}

/**
 * The places of a word: the number of each course, and of its places, the best first.
 * @param {string} posted As the index has them.
 * @returns {[course: number, places: number[]][]}
 */
export const placesOf = (posted) =>
  [...posted.matchAll(/(\d+)(\D+)/g)].map(([, course, letters]) => [
    Number(course),
    [...letters.matchAll(/[A-Z]*[a-z]/g)].map(([one]) =>
      [...one.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 65, 0),
    ),
  ]);

/** @typedef {{course: number, places: number[], words: number, order: number}} Ranked */

/**
 * The courses that have all words: first those with the most of them in one place, of these the
 * newer, of these the best. Of each course the places that have the most.
 * @param {[course: number, places: number[]][][]} found What each word is found in.
 * @param {number} newer How many courses no newer one has replaced.
 */
export function ranked(found, newer) {
  const [first = [], ...others] = found.map((one) => joined(one));
  /** @type {Ranked[]} */
  const all = [];
  for (const [course, own] of first) {
    const of = [own, ...others.flatMap((other) => other.get(course) || [])];
    if (of.length < found.length) continue;
    /** @type {Map<number, number>} */
    const has = new Map();
    for (const { places } of of) for (const one of places) has.set(one, (has.get(one) || 0) + 1);
    const words = Math.max(...has.values());
    const places = [...has].filter(([, number]) => number === words).map(([place]) => place);
    all.push({ course, places, words, order: of.reduce((sum, { order }) => sum + order, 0) });
  }
  const isOlder = (/** @type {Ranked} */ one) => Number(one.course >= newer);
  return all.sort(
    (one, other) =>
      other.words - one.words || isOlder(one) - isOlder(other) || one.order - other.order,
  );
}

/**
 * The places to show, the best first: some of each course, so that one has not the whole list.
 * @param {Ranked[]} courses
 */
export function placesToShow(courses) {
  const each = Math.max(2, Math.ceil(MOST / courses.length));
  /** @type {[course: number, place: number][]} */
  /** @type {[course: number, place: number][][]} */
  const some = courses.map(({ course, places }) =>
    places.slice(0, each).map((one) => [course, one]),
  );
  const number = courses.reduce((sum, { places }) => sum + places.length, 0);
  const places = some.flat().slice(0, MOST);
  return { places, more: number > places.length };
}

/**
 * The places of each course, where several words that are alike have some.
 * @param {[course: number, places: number[]][]} found
 */
function joined(found) {
  /** @type {Map<number, {places: Set<number>, order: number}>} */
  const all = new Map();
  found.forEach(([course, places], order) => {
    const known = all.get(course) || { places: new Set(), order };
    for (const one of places) known.places.add(one);
    all.set(course, known);
  });
  return all;
}
