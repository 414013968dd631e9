/* What the keys of a deck do, and those of a clicker, in the window on the wall and in the
   speaker's. */
/** @import { Deed } from "./types.js" */

/** @typedef {{ deed: Deed, keys: string[], shown: string, does: string }} Key */

/** @type {Key[]} Keys as browsers name them, in small letters. */
export const KEYS = [
  {
    deed: "on",
    keys: ["arrowright", "arrowdown", "pagedown", "n", " "],
    shown: "→ ↓ Page Down, N, Space",
    does: "on",
  },
  {
    deed: "back",
    keys: ["arrowleft", "arrowup", "pageup", "p"],
    shown: "← ↑ Page Up, P",
    does: "back",
  },
  { deed: "first", keys: ["home"], shown: "Home", does: "to the first slide" },
  { deed: "last", keys: ["end"], shown: "End", does: "to the last slide" },
  {
    deed: "dark",
    keys: ["b", "."],
    shown: "B, full stop",
    does: "make the wall dark, and light again",
  },
  {
    deed: "counts",
    keys: ["c"],
    shown: "C",
    does: "show the counts of hands on the wall, and hide them again",
  },
  {
    deed: "timer",
    keys: ["t"],
    shown: "T",
    does: "count down the time of a task, and stop",
  },
  { deed: "speaker", keys: ["s"], shown: "S", does: "open the speaker’s window" },
  { deed: "overview", keys: ["o"], shown: "O", does: "show all slides at once" },
  { deed: "full", keys: ["f"], shown: "F", does: "fill the screen, and leave it again" },
  { deed: "colours", keys: ["l"], shown: "L", does: "change between light and dark colours" },
  { deed: "help", keys: ["h", "?"], shown: "H, ?", does: "show these keys" },
];

/* What digits do, which are no deeds of a deck but of what a slide asks. */
export const DIGITS = [
  {
    shown: "1 to 9",
    does: "count a hand for A, B and so on, move that item, or take that choice of a case",
  },
  { shown: "Shift and 1 to 9", does: "take a hand away again" },
];

/**
 * What a key asks for; nothing while a dialog is open, and where the key belongs to what has the
 * focus.
 * @param {KeyboardEvent} event
 * @returns {Deed | undefined}
 */
export function deedOf(event) {
  const { key, ctrlKey, altKey, metaKey } = event,
    on = /** @type {Element} */ (event.target);
  if (ctrlKey || altKey || metaKey || document.querySelector("dialog[open]")) return undefined;
  if (key === " " && on.closest("button, a, summary")) return undefined;
  return KEYS.find(({ keys }) => keys.includes(key.toLowerCase()))?.deed;
}
