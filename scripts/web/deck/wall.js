/* The slides on the wall, where the room chooses in a case that branches. The deck holds the slides
   of the way that was taken and of no other, so that Next never tells what nobody chose: behind
   them is what follows the case. */
import { all, make, need } from "../page/elements.js";
import { choiceBefore, choose, onTheWay, openWays, allWays, partsOf } from "./ways.js";

/** @typedef {"back" | "on" | "choice"} Where */

/* Whether the deck is to be printed, with all slides below one another. */
export const onPaper = () => new URLSearchParams(location.search).has("print-pdf");

export const at = () => Reveal.getState().indexh || 0;

/** @param {HTMLElement} slide */
export const choicesOf = (slide) =>
  /** @type {HTMLAnchorElement[]} */ (all(slide, ".bf-choices a"));

/** @param {HTMLAnchorElement} choice */
export const targetOf = (choice) => decodeURIComponent(choice.hash.slice(1));

export class Wall {
  /** @param {HTMLElement[]} every The slides of every way. */
  constructor(every) {
    this.every = every;
    this.shown = every;
  }

  begin() {
    if (onPaper()) return;
    openWays();
    for (const slide of this.every)
      slide.append(...waysOut(this.every, slide, (where) => this.go(where)));
    document.body.classList.add("bf-choosing");
    this.lay();
    addEventListener("click", (event) => {
      const pressed = /** @type {Element} */ (event.target),
        slide = this.shown.find((one) => one.contains(pressed)),
        choice = slide && choicesOf(slide).find((one) => one.contains(pressed));
      if (!slide || !choice) return;
      event.preventDefault();
      this.take(slide, targetOf(choice));
    });
  }

  /* The slide that the room sees. */
  get slide() {
    return this.shown[at()];
  }

  /**
   * The number of a slide among those of every way: what is behind a case keeps its own, whatever
   * the room chooses.
   * @param {HTMLElement} slide
   */
  numberOf(slide) {
    return this.every.indexOf(slide) + 1;
  }

  lay() {
    this.shown = onTheWay(this.every, allWays());
    need(document, ".slides").replaceChildren(...this.shown);
  }

  /**
   * Take a choice on a slide.
   * @param {HTMLElement} slide
   * @param {string} target
   */
  take(slide, target) {
    choose(this.every, slide, target);
    this.lay();
    Reveal.sync();
    Reveal.slide(this.shown.findIndex((one) => one.dataset.part === target));
  }

  /** @param {Where} where */
  go(where) {
    if (where === "choice") Reveal.slide(choiceBefore(this.shown, at()));
    else Reveal[where === "back" ? "prev" : "next"]();
  }
}

/**
 * What leads on from the last slide of a part that a choice led to: back to the choice, and from an
 * end of the case on to what follows it.
 * @param {HTMLElement[]} every
 * @param {HTMLElement} slide
 * @param {(where: Where) => void} go
 */
export function waysOut(every, slide, go) {
  const { part } = slide.dataset;
  if (!part) return [];
  const ofCase = partsOf(every, slide),
    ofPart = ofCase.filter((one) => one.dataset.part === part);
  if (part === ofCase[0].dataset.part || slide !== ofPart.at(-1)) return [];
  /** @type {(words: string, where: Where) => HTMLElement} */
  const button = (words, where) =>
    make("button", { type: "button", onclick: () => go(where) }, words);
  const ends = !ofPart.some((one) => choicesOf(one).length);
  return [
    make(
      "div",
      { class: "bf-rounds" },
      button("Back to the choice", "choice"),
      ends ? button("On", "on") : "",
    ),
  ];
}
