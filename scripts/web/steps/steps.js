/* A theme's page, one step at a time. The page is whole without this: what is not shown is folded,
   so that the browser's own search still finds it, and paper has it. */
/** @import { Course } from "../page/types.js" */
import { all, fold, make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { choose, chosen } from "../shell/choices.js";
import { keepPlace } from "../store/store.js";
import { Foot } from "./foot.js";
import { addresses, named, stepWith, told } from "./series.js";

const STEPPING = "bf-stepping"; // a class of the document, while it shows one step at a time

/**
 * @param {HTMLElement} article
 * @param {Course} course
 */
export function startSteps(article, course) {
  const steps = all(article, ".bf-step:not([data-step=trainer])");
  article.classList.add("bf-started"); // the page no longer waits for this
  if (steps.length < 2 || page.trainer) return classList().remove(STEPPING);
  const series = new Series(article, steps, course);
  if (chosen("whole")) series.showWhole();
  else series.begin();
}

/**
 * What the reader will be able to do is folded, below the first step.
 * @param {HTMLElement} step
 */
function foldObjectives(step) {
  const box = step.querySelector(".admonition.abstract"),
    [title, ...rest] = box?.children || [];
  if (!box || !title) return;
  const folded = make("details", {}, make("summary", {}, title.textContent), ...rest);
  box.remove();
  step.append(folded);
  addEventListener("beforeprint", () => (folded.open = true));
}

const classList = () => document.documentElement.classList;

class Series {
  /**
   * @param {HTMLElement} article
   * @param {HTMLElement[]} steps
   * @param {Course} course
   */
  constructor(article, steps, course) {
    this.course = course;
    this.steps = steps;
    this.ids = steps.map((step) =>
      [step, ...all(step, "[id]")].flatMap(({ id }) => id || []),
    );
    this.addresses = addresses(this.ids);
    this.now = 0;
    this.count = make("p", { class: "bf-count" });
    this.bar = make("span", { class: "bf-segments", "aria-hidden": "true" });
    this.foot = new Foot((way) => this.go(this.now + way));
    this.turn = make("button", {
      type: "button",
      class: "bf-turn",
      onclick: () => this.turnWhole(),
    });
    this.where = need(article, ".bf-where");
    this.where.replaceChildren(this.count, this.bar);
    steps[steps.length - 1].after(this.foot.bar);
    article.append(this.turn);
    this.listen(article);
  }

  /** @param {HTMLElement} article */
  listen(article) {
    this.steps.forEach((step, at) => step.addEventListener("beforematch", () => this.show(at)));
    for (const kind of ["popstate", "hashchange"]) addEventListener(kind, () => this.follow());
    document.addEventListener("briefed:answered", () => {
      if (!this.stepping) return;
      this.foot.refresh();
      this.keep(this.now); // the answer is newer than the place that was kept
    });
    article.addEventListener("briefed:next", (event) => {
      if (!this.stepping) return;
      event.preventDefault();
      this.go(this.now + 1);
    });
  }

  get stepping() {
    return classList().contains(STEPPING);
  }

  /**
   * The place of the step that an address within the page means, or -1.
   * @param {string} hash
   */
  at(hash) {
    const own = this.addresses.indexOf(named(hash.slice(1)));
    return own < 0 ? stepWith(this.ids, hash.slice(1)) : own;
  }

  /** Show the step that the page was opened at. */
  begin() {
    const at = this.at(location.hash);
    this.show(Math.max(at, 0));
    if (at >= 0) this.bringIntoSight(); // the page was longer when the browser went there
  }

  /** Scroll to where the address leads: for the address of a step, to the top of the page. */
  bringIntoSight() {
    const id = named(location.hash.slice(1)),
      target = document.getElementById(id);
    if (!target || id === this.addresses[this.now]) scrollTo(0, 0);
    else target.scrollIntoView();
  }

  /** Show where the address leads: after the browser's Back, or a link within the page. */
  follow() {
    if (!this.stepping) return;
    const at = this.at(location.hash);
    if (at !== this.now && (at >= 0 || !location.hash)) this.show(Math.max(at, 0));
    this.bringIntoSight();
  }

  /**
   * Show one step, and fold the others.
   * @param {number} at
   */
  show(at) {
    const { length } = this.steps;
    classList().add(STEPPING);
    this.now = at;
    this.steps.forEach((step, place) => fold(step, place !== at));
    this.where.hidden = this.foot.bar.hidden = false;
    this.count.textContent = told(at, length);
    this.bar.replaceChildren(
      ...this.steps.map((_, place) => make("i", { class: place <= at && "bf-full" })),
    );
    this.foot.show(this.steps[at], !at, at + 1 === length);
    this.turn.textContent = "Show as one page";
    foldObjectives(this.steps[0]);
  }

  /**
   * Keep where the learner is, so that Continue leads here. Whoever only looks something up, by an
   * address, has not gone on.
   * @param {number} at
   */
  keep(at) {
    const file = location.pathname.replace(/.*\//, "");
    keepPlace(this.course.slug, {
      to: `${file}#${encodeURIComponent(this.addresses[at])}`,
      step: at + 1,
      of: this.steps.length,
    });
  }

  /**
   * Go on to a step: it has an address of its own, and its heading has the focus.
   * @param {number} at
   */
  go(at) {
    this.show(at);
    this.keep(at);
    history.pushState(null, "", "#" + encodeURIComponent(this.addresses[at]));
    scrollTo(0, 0);
    const heading = headingOf(this.steps[at]);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  showWhole() {
    classList().remove(STEPPING);
    for (const one of this.steps) fold(one, false);
    this.where.hidden = this.foot.bar.hidden = true;
    this.turn.textContent = "Show one step at a time";
  }

  turnWhole() {
    choose("whole", this.stepping ? "on" : "");
    if (this.stepping) this.showWhole();
    else this.show(this.now);
    this.steps[this.now].scrollIntoView();
  }
}

/** @type {(step: HTMLElement) => HTMLElement} */
const headingOf = (step) => step.querySelector("h2, h3") || step;
