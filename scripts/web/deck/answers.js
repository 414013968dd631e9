/* What a room answers to the question of a slide: hands for options, or places for items. */
/** @import { Act } from "./types.js" */
import { equipHands, optionsOf, showHands } from "./hands.js";
import { digitOf } from "./keys.js";
import { equipItems, itemsOf, putOn, showPlaces } from "./places.js";
import { choicesOf, targetOf } from "./wall.js";

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

/**
 * A digit takes the choice of that number, counts a hand for the option (with Shift, one less), or
 * moves the item.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} slide
 * @param {Act} act
 * @param {(target: string) => void} take Called with the part that a choice leads to.
 */
export function byKey(event, slide, act, take) {
  const number = digitOf(event);
  if (!number) return;
  const choice = choicesOf(slide)[number - 1];
  if (choice) take(targetOf(choice));
  if (optionsOf(slide)[number - 1])
    act("count", slide.dataset.question || "", number, event.shiftKey ? -1 : 1);
  if (itemsOf(slide)[number - 1]) putOn(slide, number, act);
}
