/* What the search has found, as a list of links. */
/** @import { Answer, Found } from "./types.js" */

const MOST = 20; // pages
const AROUND = 60; // characters before the first word found, and twice as many behind it

/**
 * Show what was found.
 * @param {HTMLElement} panel
 * @param {URL} base The address of the site.
 * @param {Answer | null | undefined} found null where nothing was asked, undefined where the search
 *   can't be reached.
 */
export function say(panel, base, found) {
  const status = /** @type {HTMLElement} */ (panel.querySelector("[role=status]")),
    list = /** @type {HTMLElement} */ (panel.querySelector("ol"));
  const shown = (found || []).slice(0, MOST).flatMap((places) => rows(places, base));
  list.replaceChildren(...shown);
  status.textContent =
    found === undefined
      ? "The search could not be loaded. Try again when you are online."
      : found
        ? count(shown.length, found.length > MOST)
        : "";
}

/**
 * How many places have the words. Pure.
 * @param {number} number Of those that are listed.
 * @param {boolean} more Whether there are others.
 */
export const count = (number, more) => {
  if (!number) return "Nothing found. Try one word of it, or another.";
  return more
    ? `These ${number} places fit best.`
    : `Found in ${number} ${number === 1 ? "place" : "places"}.`;
};

/**
 * The places on a page that have the words; the page itself is among them, also without any. Where
 * only the title of a place has them and nothing can be shown of it, another place says as much.
 * @param {Found[]} places
 * @param {URL} base
 */
function rows(places, base) {
  const page = places.find(({ location }) => !location.includes("#")),
    told = places.filter(({ score, text }) => text && score > 0);
  return (told.length ? told : places.slice(0, 1)).map((one) =>
    row(one, one === page ? "" : wordsIn(page?.title || ""), base),
  );
}

/** @type {(one: Found, page: string, base: URL) => HTMLElement} */
function row({ location, title, text }, page, base) {
  const before = page && wordsIn(title) !== page ? page + ": " : "";
  return linked(new URL(location, base), [before, ...pieces(title)], shortened(pieces(text)));
}

/**
 * An entry of the list.
 * @param {URL} address Where it leads.
 * @param {(string | Node)[]} name
 * @param {(string | Node)[]} about What is said of it.
 */
export function linked(address, name, about) {
  const link = /** @type {HTMLAnchorElement} */ (
    made("a", made("b", ...name), made("small", ...about))
  );
  link.href = address.href;
  return made("li", link);
}

/** @type {(name: string, ...inside: (string | Node)[]) => HTMLElement} */
function made(name, ...inside) {
  const element = document.createElement(name);
  element.append(...inside);
  return element;
}

/**
 * The words of some HTML, those found as `mark`: nothing else of it is put into the page.
 * @param {string} html
 * @returns {(string | HTMLElement)[]}
 */
function pieces(html) {
  const apart = html.replace(/<(?!\/?mark\b)/g, " <"), // or paragraphs would run together
    { body } = new DOMParser().parseFromString(apart, "text/html");
  const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = (node.textContent || "").replace(/\s+/g, " ");
    const isFound = node.parentElement?.closest("mark");
    found.push(isFound ? made("mark", words) : words);
  }
  return found;
}

/**
 * The place of the piece that a short view of a text begins with: the one that was found with the
 * most other words behind it that were found, and the first of such. Pure.
 * @param {[words: string, found: boolean][]} all
 */
export function bestStart(all) {
  let best = 0,
    most = 0;
  all.forEach(([, found], at) => {
    if (!found) return;
    const seen = new Set();
    let room = 2 * AROUND;
    for (const [words, isFound] of all.slice(at)) {
      if (room <= 0) break;
      if (isFound) seen.add(words.toLowerCase());
      room -= words.length;
    }
    if (seen.size > most) [best, most] = [at, seen.size];
  });
  return best;
}

/**
 * Pieces of a text around those that were found. Pure.
 * @param {(string | HTMLElement)[]} all
 */
export function shortened(all) {
  const first = bestStart(all.map((piece) => [wordsOf(piece), typeof piece !== "string"]));
  const before = all.slice(0, first).map(wordsOf).join("").slice(-AROUND);
  /** @type {(string | HTMLElement)[]} */
  const kept = [before.length === AROUND ? "… " + before.replace(/^\S*\s/, "") : before];
  let room = 2 * AROUND;
  for (const piece of all.slice(first)) {
    const { length } = wordsOf(piece);
    kept.push(length > room ? wordsOf(piece).slice(0, room).replace(/(^|\s)\S*$/, " …") : piece);
    room -= length;
    if (room <= 0) break;
  }
  return kept;
}

/** @param {string} html */
const wordsIn = (html) => pieces(html).map(wordsOf).join("").trim();

/** @param {string | HTMLElement} piece */
const wordsOf = (piece) => (typeof piece === "string" ? piece : piece.textContent || "");
