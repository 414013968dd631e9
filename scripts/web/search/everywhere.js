/* The search in all courses: it loads the pieces of the index that have the words, and shows a
   place as soon as its name is there. */
/** @import { Given, Head, Names, Piece, Seek } from "./types.js" */
import { alike, piecesOf, placesOf, placesToShow, ranked, wordsOf } from "./words.js";

const WAIT = 50; // milliseconds without a key before it loads a piece
const HEAD = "search/all/head.js";
const IN_ALL = "In all courses",
  IN_THIS = "In this course only";

/**
 * @param {Given} given
 * @returns {Seek} What looks into all courses, or into the page's own, as the reader chooses.
 */
export function startEverywhere(given) {
  const { panel, own, look } = given;
  const all = seeker(given);
  if (!own) return all;
  let isWide = false;
  const turn = document.createElement("button");
  turn.type = "button";
  turn.textContent = IN_ALL;
  turn.addEventListener("click", () => {
    isWide = !isWide;
    turn.textContent = isWide ? IN_THIS : IN_ALL;
    look();
  });
  panel.querySelector("[role=status]")?.before(turn);
  return (...asked) => (isWide ? all : own)(...asked);
}

/** @type {(given: Given) => Seek} */
function seeker({ panel, base, load, count, linked, own }) {
  const status = /** @type {HTMLElement} */ (panel.querySelector("[role=status]")),
    list = /** @type {HTMLElement} */ (panel.querySelector("ol"));
  /** @type {Record<string, Names>} */
  const known = {};
  /** @type {Record<string, Promise<any>>} */
  const loading = {};

  /** Loads a script once; one that could not be loaded is asked for again. */
  const once = (/** @type {string} */ name) =>
    (loading[name] ??= load(base, name).catch((error) => {
      delete loading[name];
      throw error;
    }));
  if (!own) once(HEAD).catch(() => {}); // while the words are written; they ask for it again

  /**
   * The places of the words of a piece. A large one leaves some out of its only word, and they are
   * needed to see what this shares with others.
   * @type {(number: number, isLarge: boolean) => Promise<Record<string, string>>}
   */
  async function piece(number, isLarge) {
    const more = isLarge ? once(`search/all/${number}-more.js`) : "";
    /** @type {Piece} */
    const { words, named } = await once(`search/all/${number}.js`);
    for (const [course, names] of Object.entries(named)) know(course, names);
    const [[word, posted]] = Object.entries(words);
    return isLarge ? { [word]: posted + (await more) } : words;
  }

  /** @type {(course: string | number, names: Names) => void} */
  function know(course, names) {
    known[course] = { ...known[course], ...names };
  }

  /**
   * Where a word is found: in the piece that has it, or in others where it is not whole yet.
   * @type {(head: Head, word: string, isAlone: boolean) => Promise<[number, number[]][]>}
   */
  async function placesWith({ firsts, large }, word, isAlone) {
    const brought = (/** @type {number} */ one) => piece(one, !isAlone && large.includes(one)),
      [first, ...others] = piecesOf(firsts, word);
    let words = await brought(first);
    if (!Object.hasOwn(words, word))
      words = Object.assign({}, words, ...(await Promise.all(others.map(brought))));
    return alike(Object.keys(words), word).flatMap((one) => placesOf(words[one]));
  }

  return async (sought, isSought) => {
    await new Promise((resolve) => setTimeout(resolve, WAIT));
    if (!isSought()) return;
    /** @type {Head} */
    const head = await once(HEAD);
    const words = wordsOf(head, sought);
    const found = await Promise.all(words.map((word) => placesWith(head, word, words.length < 2)));
    const { places, more } = placesToShow(ranked(found, head.newer));
    if (!isSought()) return;
    status.textContent = count(places.length, more);
    const unnamed = places.findIndex(([course, place]) => !known[course]?.[place]);
    const rows = (/** @type {[number, number][]} */ some) =>
      some.map(([course, place]) => {
        const [location, name] = known[course][place];
        return linked(new URL(location, base), [name], [known[course][""]]);
      });
    list.replaceChildren(...rows(unnamed < 0 ? places : places.slice(0, unnamed)));
    if (unnamed < 0) return;
    const courses = new Set(places.slice(unnamed).map(([course]) => course));
    const named = [...courses].map(async (course) =>
      know(course, await once(`${head.courses[course]}search/places.js`)),
    );
    await Promise.all(named);
    if (isSought()) list.append(...rows(places.slice(unnamed)));
  };
}
