/* What stands at the thumb while a page shows one step at a time: the way back, and what to do
   next. A question has buttons of its own; here they are in the place where each step has Next.
   Where a case waits for a choice, the choices are what to do, and the way on is quiet: "Later", as
   at a question, while the case is left to do, and "Next" once it has come to an ending. "Later"
   says where it will be asked again. */
import { button, link, make } from "../page/elements.js";
import { page } from "../page/page.js";
import { END } from "../progress/way-on.js";

/**
 * The foot: its bar, what shows it for a step, and what follows the step's question.
 * @param {(way: -1 | 1) => void} go Goes to the step before or behind.
 */
export function footOf(go) {
  const end = link("#" + END, "Everything here is answered: go to the end");
  end.className = "bf-turn";
  const back = button("Back", () => go(-1)),
    other = button("", () => press(own().check ? null : own().again), true),
    main = button("Next", () => press(own().check));
  /** @type {HTMLElement} */
  let step,
    last = false; // whether there is no step behind it
  back.classList.add("bf-second");

  /**
   * The buttons of the step's question: the one that checks, or the one that asks again, which an
   * ending has as well; and the choices of its case, which may have come to an ending before.
   */
  const own = () => {
    /** @type {(selector: string) => HTMLElement | null} */
    const find = (selector) => step.querySelector(selector);
    return {
      check: find("form [type=submit]:not([hidden])"),
      again: find(".bf-onward .bf-small, .bf-case-foot > :last-child:not([hidden])"),
      choices: find(".bf-case-part:not([hidden]) .bf-choices"),
      taken: find("[data-taken]"),
    };
  };

  /** Follow what the step's question waits for. */
  function refresh() {
    const { check, again, choices, taken } = own(),
      quiet = choices && taken ? "Next" : choices || check ? "Later" : "";
    main.textContent = check ? check.textContent : "Next";
    main.hidden = !!choices || (!check && last);
    other.textContent = quiet || again?.textContent || "";
    // Where nothing is recorded, the end knows of nothing that is left.
    if (quiet === "Later" && !page.lms?.again)
      other.append(make("small", {}, "\u00a0at\u00a0the\u00a0end")); // its spaces have no underline
    other.hidden = quiet ? last : !again;
  }

  /** @param {HTMLElement | null} pressed A button of the question; without one, go on. */
  function press(pressed) {
    if (pressed) pressed.click();
    else go(1);
    refresh();
  }

  return {
    bar: make("div", { class: "bf-foot" }, end, back, other, main),
    refresh,
    /**
     * @param {HTMLElement} shown
     * @param {boolean} isFirst Whether there is none before it.
     * @param {boolean} isLast Whether there is none behind it.
     * @param {boolean} isDone Whether the part was done before.
     */
    show(shown, isFirst, isLast, isDone) {
      step = shown;
      end.hidden = isLast || !isDone;
      back.hidden = isFirst;
      last = isLast;
      refresh();
    },
  };
}
