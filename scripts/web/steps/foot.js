/* What stands at the thumb while a page shows one step at a time: the way back, and what to do
   next. A question has buttons of its own; here they are in the place where each step has Next. */
import { button, make } from "../page/elements.js";

export class Foot {
  /** @param {(way: -1 | 1) => void} go Goes to the step before or behind. */
  constructor(go) {
    this.go = go;
    this.back = button("Back", () => go(-1));
    this.other = button("", () => this.press(true), true);
    this.main = button("Next", () => this.press(false));
    this.back.classList.add("bf-second");
    this.bar = make("div", { class: "bf-foot" }, this.back, this.other, this.main);
    /** @type {HTMLElement | undefined} */
    this.step = undefined; // that is shown
  }

  /**
   * @param {HTMLElement} step The one that is shown.
   * @param {boolean} first Whether there is none before it.
   * @param {boolean} last Whether there is none behind it.
   */
  show(step, first, last) {
    this.step = step;
    this.back.hidden = first;
    this.last = last;
    this.refresh();
  }

  /** Follow what the step's question waits for. */
  refresh() {
    const { check, again } = this.own();
    this.main.textContent = check ? check.textContent : "Next";
    this.main.hidden = !check && !!this.last;
    this.other.textContent = check ? "Skip" : again ? again.textContent : "";
    this.other.hidden = check ? !!this.last : !again;
  }

  /** The buttons of the step's question: the one that checks, or the one that asks again. */
  own() {
    /** @type {(selector: string) => HTMLElement | null | undefined} */
    const find = (selector) => this.step?.querySelector(selector);
    return {
      check: find("form [type=submit]:not([hidden])"),
      again: find(".bf-onward .bf-small"),
    };
  }

  /** @param {boolean} other */
  press(other) {
    const { check, again } = this.own(),
      pressed = other ? again : check;
    if (pressed) pressed.click();
    else this.go(1);
    this.refresh();
  }
}
