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
  { deed: "again", keys: ["r"], shown: "R", does: "start the clock of the session again" },
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

/* What a key does in the speaker's window: nothing that is for the window on the wall alone. */
const WALL_ALONE = ["speaker", "full"];
export const KEYS_OF_SPEAKER = KEYS.filter(({ deed }) => !WALL_ALONE.includes(deed));

/* A key is nobody's while a dialog is open, and with Ctrl, Alt or the key of the system. */
/** @param {KeyboardEvent} event */
const isOurs = ({ ctrlKey, altKey, metaKey }) =>
  !(ctrlKey || altKey || metaKey || document.querySelector("dialog[open]"));

/**
 * The number of a digit that was pressed, also with Shift; 0 for another key.
 * @param {KeyboardEvent} event
 */
export const digitOf = (event) =>
  isOurs(event) ? Number(event.code.replace(/^(Digit|Numpad)/, "")) || 0 : 0;

/**
 * What a key asks for; nothing while a dialog is open, and where the key belongs to what has the
 * focus.
 * @param {KeyboardEvent} event
 * @param {Key[]} keys Those of the window.
 * @returns {Deed | undefined}
 */
export function deedOf(event, keys) {
  const { key } = event,
    on = /** @type {Element} */ (event.target);
  if (!isOurs(event) || (key === " " && on.closest("button, a, summary"))) return undefined;
  return keys.find((one) => one.keys.includes(key.toLowerCase()))?.deed;
}
