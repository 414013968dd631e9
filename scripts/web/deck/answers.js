/* What a room answers to the question of a slide: hands for options, or places for items. */
/** @import { Act } from "./types.js" */
import { equipHands, optionsOf, showHands } from "./hands.js";
import { equipItems, itemsOf, showPlaces } from "./places.js";

/**
 * Add to a slide what its answers are given with.
 * @param {HTMLElement} slide
 * @param {Act} act
 */
export function equip(slide, act) {
  equipHands(slide, act);
  equipItems(slide, act);
}

/**
 * Show what was answered on a slide.
 * @param {HTMLElement} slide
 */
export function show(slide) {
  if (optionsOf(slide).length) showHands(slide);
  if (itemsOf(slide).length) showPlaces(slide);
}
