/* The ways that a room takes through the cases of a deck. They last as long as the tab. */
/** @import { Ways } from "./types.js" */
import { keep, takeUp } from "./kept.js";

const NAME = ":ways";

/** @type {Ways} */
let ways = {};

/* Take up what this tab has kept. */
export function openWays() {
  ways = takeUp(NAME) || {};
}

export const allWays = () => ways;

/** @typedef {{ dataset: DOMStringMap }} Slide */

/**
 * The slides to show: of each case what is before its parts, then the parts on the way that was
 * taken, in its order.
 * @template {Slide} Kind
 * @param {Kind[]} slides
 * @param {Ways} taken
 * @returns {Kind[]}
 */
export function onTheWay(slides, taken) {
  const begun = new Set();
  return slides.flatMap((slide) => {
    const { case: name = "", part } = slide.dataset;
    if (!part) return slide;
    if (begun.has(name)) return [];
    begun.add(name);
    return wayFrom(part, taken[name]).flatMap((id) =>
      slides.filter((one) => one.dataset.part === id),
    );
  });
}

/**
 * The way through a case that begins with a part: the one that was taken, if it begins there.
 * @param {string} first
 * @param {string[]} [taken]
 */
const wayFrom = (first, taken) => (taken?.[0] === first ? taken : [first]);

/**
 * The way through a case once a choice on a slide was taken. What was taken after that slide
 * before is no longer on it.
 * @param {Slide[]} slides
 * @param {string[] | undefined} taken
 * @param {Slide} slide
 * @param {string} target The part that the choice leads to.
 */
export function wayTo(slides, taken, slide, target) {
  const part = slide.dataset.part || "",
    first = partsOf(slides, slide)[0].dataset.part || "",
    way = wayFrom(first, taken);
  return [...way.slice(0, way.indexOf(part) + 1), target];
}

/**
 * The slides of all parts of the case that a slide is of.
 * @template {Slide} Kind
 * @param {Kind[]} slides
 * @param {Slide} slide
 */
export const partsOf = (slides, { dataset }) =>
  slides.filter((one) => one.dataset.part && one.dataset.case === dataset.case);

/**
 * Go another way through the case of a slide, and keep it.
 * @param {Slide[]} slides
 * @param {Slide} slide
 * @param {string} target
 */
export function choose(slides, slide, target) {
  const name = slide.dataset.case || "";
  ways[name] = wayTo(slides, ways[name], slide, target);
  keep(NAME, ways);
}

/**
 * The position of the slide with the choice that led to a slide, among those that are shown; -1 if
 * none did.
 * @param {Slide[]} shown
 * @param {number} at
 */
export function choiceBefore(shown, at) {
  const { case: name, part } = shown[at].dataset;
  return shown.findLastIndex(
    ({ dataset }, before) =>
      before < at && part && dataset.part && dataset.part !== part && dataset.case === name,
  );
}
