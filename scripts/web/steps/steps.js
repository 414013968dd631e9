/* A theme's page, one step at a time. The page is whole without this: what is not shown is folded,
   so that the browser's own search still finds it, and paper has it. */
import { all, button, make } from "../page/elements.js";
import { page } from "../page/page.js";
import { choose, chosen } from "../shell/choices.js";
import { addresses, stepWith, told } from "./series.js";

const STEPPING = "bf-stepping"; // a class of the page, while it shows one step at a time

/** @param {HTMLElement} article */
export function startSteps(article) {
  const steps = all(article, ".bf-step:not([data-step=trainer])");
  if (steps.length < 2 || page.trainer) return;
  const series = new Series(article, steps);
  if (chosen("whole")) series.showWhole();
  else series.show(Math.max(series.at(location.hash), 0));
}

class Series {
  /**
   * @param {HTMLElement} article
   * @param {HTMLElement[]} steps
   */
  constructor(article, steps) {
    this.steps = steps;
    this.notes = all(article, ".bf-step[data-step=trainer]"); // for trainers
    this.ids = steps.map((step) => all(step, "[id]").map(({ id }) => id));
    this.addresses = addresses(this.ids);
    this.now = 0;
    this.count = make("p", { class: "bf-count" });
    this.bar = make("span", { class: "bf-segments", "aria-hidden": "true" });
    this.back = button("Back", () => this.go(this.now - 1));
    this.back.classList.add("bf-back-step");
    this.next = button("Next", () => this.go(this.now + 1));
    this.turn = button("", () => this.turnWhole(), true);
    steps[0].before(make("div", { class: "bf-where" }, this.count, this.bar));
    article.append(
      make("p", { class: "bf-turn" }, this.turn),
      make("div", { class: "bf-foot" }, this.back, this.next),
    );
    this.listen(article);
  }

  /** @param {HTMLElement} article */
  listen(article) {
    this.steps.forEach((step, at) => step.addEventListener("beforematch", () => this.show(at)));
    for (const kind of ["popstate", "hashchange"]) addEventListener(kind, () => this.follow());
    article.addEventListener("briefed:next", (event) => {
      if (!this.stepping) return;
      event.preventDefault();
      this.go(this.now + 1);
    });
  }

  get stepping() {
    return document.body.classList.contains(STEPPING);
  }

  /**
   * The place of the step that an address within the page means, or -1.
   * @param {string} hash
   */
  at(hash) {
    const own = this.addresses.indexOf(hash.slice(1));
    return own < 0 ? stepWith(this.ids, hash.slice(1)) : own;
  }

  /** Show where the address leads: after the browser's Back, or a link within the page. */
  follow() {
    if (!this.stepping) return;
    const at = this.at(location.hash);
    if (at !== this.now && (at >= 0 || !location.hash)) this.show(Math.max(at, 0));
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.scrollIntoView();
  }

  /**
   * Show one step, and fold the others.
   * @param {number} at
   */
  show(at) {
    document.body.classList.add(STEPPING);
    this.now = at;
    this.steps.forEach((step, place) => fold(step, place !== at));
    for (const one of this.notes) fold(one, true);
    this.count.textContent = told(at, this.steps.length);
    this.bar.replaceChildren(
      ...this.steps.map((_, place) => make("i", { class: place <= at && "bf-full" })),
    );
    this.back.hidden = at === 0;
    this.next.hidden = at + 1 === this.steps.length;
    this.turn.textContent = "Show as one page";
  }

  /**
   * Go on to a step: it has an address of its own, and its heading has the focus.
   * @param {number} at
   */
  go(at) {
    this.show(at);
    history.pushState(null, "", "#" + encodeURIComponent(this.addresses[at]));
    scrollTo(0, 0);
    const heading = headingOf(this.steps[at]);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  showWhole() {
    document.body.classList.remove(STEPPING);
    for (const one of [...this.steps, ...this.notes]) fold(one, false);
    this.turn.textContent = "Show one step at a time";
  }

  turnWhole() {
    choose("whole", this.stepping ? "on" : "");
    if (this.stepping) this.showWhole();
    else this.show(this.now);
    this.turn.scrollIntoView({ block: "center" });
  }
}

/**
 * A browser that can do so looks into what is folded, and says where it found something.
 * @param {HTMLElement} step
 * @param {boolean} folded
 */
function fold(step, folded) {
  if (folded) step.setAttribute("hidden", "onbeforematch" in step ? "until-found" : "");
  else step.removeAttribute("hidden");
}

/** @type {(step: HTMLElement) => HTMLElement} */
const headingOf = (step) => step.querySelector("h2, h3") || step;
