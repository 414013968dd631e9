/* What a deck shows above its slides: its keys, and all of its slides at once. */
import { all, make } from "../page/elements.js";
/** @import { Key } from "./keys.js" */
/** @import { Wall } from "./wall.js" */
import { DIGITS } from "./keys.js";
import { copyOf, place, titleOf } from "./slides.js";

/**
 * Show a dialog until it is closed.
 * @param {string} name
 * @param {...(string | HTMLElement)} contents
 * @returns {HTMLDialogElement}
 */
function open(name, ...contents) {
  const title = make("h2", { id: "bf-dialog" }, name),
    close = make("button", { type: "button" }, "Close (Esc)"),
    dialog = make(
      "dialog",
      { class: "bf-above", "aria-labelledby": "bf-dialog" },
      make("div", {}, title, close),
      ...contents,
    );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Every key of a window.
 * @param {Key[]} keys
 */
export function showKeys(keys) {
  const rows = [...keys, ...DIGITS].flatMap(({ shown, does }) => [
    make("dt", {}, shown),
    make("dd", {}, does),
  ]);
  open("Keys", make("dl", {}, ...rows));
}

/**
 * All slides in a grid, to go to one of them.
 * @param {Wall} wall
 * @param {number} at
 * @param {(number: number) => void} go
 */
export function showAll(wall, at, go) {
  const grid = make("div", { class: "bf-grid" }),
    dialog = open("All slides", grid);
  wall.shown.forEach((slide, number) => {
    const view = make("div", { class: "bf-view", "aria-hidden": "true" }),
      title = titleOf(slide),
      button = make(
        "button",
        {
          type: "button",
          onclick: () => {
            dialog.close();
            go(number);
          },
        },
        `${wall.numberOf(slide)}. ${title}`,
      );
    if (number === at) button.setAttribute("aria-current", "true");
    grid.append(make("div", {}, view, button));
    place(view, copyOf(slide), slide);
  });
  grid.addEventListener("keydown", move);
  all(grid, ":scope > div > button")[at].focus();

  /* The arrows go through the grid as it is seen. */
  /** @param {KeyboardEvent} event */
  function move(event) {
    const buttons = all(grid, ":scope > div > button"),
      here = buttons.findIndex((one) => one === document.activeElement),
      columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length,
      by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (!by) return;
    event.preventDefault();
    buttons[here + by]?.focus();
  }
}
