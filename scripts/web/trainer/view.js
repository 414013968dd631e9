/* Whether the trainer view is kept on, and its end. */
import { device, keys, page } from "#shared";

export const kept = () => !!device()?.getItem(keys.TRAINER);

/** The switch for it. */
export const theSwitch = () => /** @type {HTMLButtonElement} */ (page.trainer);

export function off() {
  theSwitch().click();
  history.replaceState(null, ""); // another button was pressed: the switch needs no focus
}
