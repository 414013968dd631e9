/* The switch for a shared computer, and what it asks about the learning that is there already. */
/** @import { Tell } from "../learning/types.js" */
import { need, paragraph, tabOnly } from "#shared";
import { ask } from "./asking.js";
import { holds, share, unshare } from "./moving.js";

const HERE = "Kept in this tab only, until you close it.";

/**
 * @param {() => null} save Saves a copy.
 * @param {Tell} tell
 */
export function sharedComputer(save, tell) {
  const box = /** @type {HTMLInputElement} */ (need(document, "#bf-tab"));
  box.checked = tabOnly();
  /** @type {Move} */
  const move = (way, along, words) => () => {
    const why = way(along);
    box.checked = tabOnly();
    if (!why) tell(words);
    return why;
  };
  box.addEventListener("change", () => {
    const wanted = box.checked;
    box.checked = tabOnly(); // until the change is made
    if (wanted && !holds("localStorage")) move(share, false, HERE)();
    else if (wanted) askBefore(move, save);
    else if (!holds("sessionStorage")) move(unshare, false, "Kept on this device.")();
    else askAfter(move, save);
  });
}

/**
 * @typedef {(way: (along: boolean) => string, along: boolean, words: string) => () => string} Move
 *   What a choice does: moves the learning, and says so.
 */

/** @type {(move: Move, save: () => null) => void} */
const askBefore = (move, save) =>
  ask(
    "Shared computer: what should happen to the learning that is already saved on it?",
    [
      paragraph(
        "From now on, each tab keeps only what is done in it, and deletes that when it is closed. This also holds for new tabs, until you change it back.",
      ),
    ],
    [
      ["Move it into this tab", move(share, true, HERE + " Nothing is left on this device.")],
      [
        "Leave it on this device",
        move(share, false, HERE + " What was saved before stays on this device."),
      ],
      ["Save a copy first", save],
      ["Change nothing", () => {}],
    ],
  );

/** @type {(move: Move, save: () => null) => void} */
const askAfter = (move, save) =>
  ask(
    "Not a shared computer: what should happen to the learning in this tab?",
    [
      paragraph(
        "Whatever is already saved on this device stays. Other open tabs do not change until you change them too.",
      ),
    ],
    [
      ["Add it to this device", move(unshare, true, "Kept on this device.")],
      [
        "Delete it",
        move(
          unshare,
          false,
          "Deleted from this tab. From now on everything is kept on this device.",
        ),
      ],
      ["Save a copy first", save],
      ["Change nothing", () => {}],
    ],
  );
