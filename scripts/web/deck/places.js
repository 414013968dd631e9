/* Items that the room puts in their places on the wall: under one of the labels, or in an order. */
/** @import { Act } from "./types.js" */
import { all, make, need } from "../page/elements.js";
import { letterOf, wordsOf } from "./hands.js";
import { placeOf } from "./votes.js";

const NOWHERE = "…";

/**
 * The items by their letters, wherever they stand.
 * @param {HTMLElement} within
 */
export const itemsOf = (within) =>
  all(within, ".bf-items > li").sort((one, other) => (letterOf(one) < letterOf(other) ? -1 : 1));

/**
 * Let the items of an order stand in it once it is shown, and by their letters before.
 * @param {HTMLElement} slide
 */
export function arrange(slide) {
  const items = itemsOf(slide);
  if (!items.length || !isOrder(slide)) return;
  if (items[0].classList.contains("visible"))
    items.sort((one, other) => Number(one.dataset.place) - Number(other.dataset.place));
  const list = need(slide, ".bf-items");
  if (items.some((item, at) => list.children[at] !== item)) list.append(...items);
}

/**
 * What the places of a slide's items are called: its labels, or the numbers of an order.
 * @param {HTMLElement} slide
 * @returns {string[]}
 */
const placesOn = (slide) =>
  isOrder(slide)
    ? itemsOf(slide).map((_, at) => `${at + 1}.`)
    : all(slide, ".bf-label").map((label) => label.textContent ?? "");

/** @param {HTMLElement} slide */
const isOrder = (slide) => need(slide, ".bf-items").dataset.kind === "order";

/**
 * What the place is called where the room has put an item.
 * @param {HTMLElement} slide
 * @param {number} number That of the item, from 1.
 */
export const placedAt = (slide, number) =>
  placesOn(slide)[placeOf(slide.dataset.question || "", number) - 1] ?? NOWHERE;

/**
 * Put an item in its next place: under the next label, or, in an order, in the first place that is
 * free; once more takes it out.
 * @param {HTMLElement} slide
 * @param {number} number That of the item, from 1.
 * @param {Act} act
 */
export function putOn(slide, number, act) {
  act("put", slide.dataset.question || "", number, placesOn(slide).length, isOrder(slide));
}

/**
 * Show where the room has put the items of a slide.
 * @param {HTMLElement} slide
 */
export function showPlaces(slide) {
  itemsOf(slide).forEach((item, at) => {
    const place = placeOf(slide.dataset.question || "", at + 1),
      words = placedAt(slide, at + 1),
      button = need(item, ".bf-put"),
      fits = place === Number(item.dataset.place);
    button.replaceChildren(fits ? make("span", { class: "bf-tick" }, "✓ ") : "", words);
    button.setAttribute(
      "aria-label",
      `${wordsOf(item)}: ${place ? words : "not placed yet"}. Put it elsewhere`,
    );
    item.classList.toggle("bf-placed", place > 0);
    item.classList.toggle("bf-fits", fits);
  });
}

/**
 * Add a button to each item of a slide.
 * @param {HTMLElement} slide
 * @param {Act} act
 */
export function equipItems(slide, act) {
  const items = itemsOf(slide);
  if (!items.length) return;
  items.forEach((item, at) =>
    item.append(
      make("button", {
        type: "button",
        class: "bf-put",
        onclick: () => putOn(slide, at + 1, act),
      }),
    ),
  );
  showPlaces(slide);
}
