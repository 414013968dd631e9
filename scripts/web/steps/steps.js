/* A theme's page, one step at a time. The page is whole without this: what is not shown is folded,
   so that the browser's own search still finds it and paper has it. */
import { all, button, make } from "../page/elements.js";
import { page } from "../page/page.js";
import { device, keys } from "../store/device.js";
import { addresses, stepWith, told } from "./series.js";

const STEPPING = "bf-stepping"; // a class of the page, while it shows one step at a time
const FOLDED = "onbeforematch" in document.documentElement ? "until-found" : "";

/** @param {HTMLElement} article */
export function startSteps(article) {
  const steps = all(article, ".bf-step:not([data-step=trainer])");
  if (steps.length < 2 || page.trainer) return;
  const notes = all(article, ".bf-step[data-step=trainer]");
  const series = new Series(article, steps, notes);
  if (wantsWhole()) series.whole();
  else series.open(Math.max(series.at(location.hash), 0), "replace");
}

const wantsWhole = () => !!device()?.getItem(keys.WHOLE);

/** @param {boolean} whole */
function remember(whole) {
  try {
    device()?.[whole ? "setItem" : "removeItem"](keys.WHOLE, "on");
  } catch {
    /* then it is for this page alone */
  }
}

class Series {
  /**
   * @param {HTMLElement} article
   * @param {HTMLElement[]} steps
   * @param {HTMLElement[]} notes For trainers: folded as long as the steps are.
   */
  constructor(article, steps, notes) {
    this.steps = steps;
    this.notes = notes;
    this.ids = steps.map((step) => all(step, "[id]").map(({ id }) => id));
    this.addresses = addresses(this.ids);
    this.now = 0;
    this.count = make("p", { class: "bf-count" });
    this.bar = make("span", { class: "bf-segments", "aria-hidden": "true" });
    this.where = make("div", { class: "bf-where" }, this.count, this.bar);
    this.back = button("Back", () => this.open(this.now - 1, "push"));
    this.back.classList.add("bf-back-step");
    this.next = button("Next", () => this.open(this.now + 1, "push"));
    this.foot = make("div", { class: "bf-foot" }, this.back, this.next);
    this.turn = button("", () => this.turnWhole(), true);
    steps[0].before(this.where);
    article.append(make("p", { class: "bf-turn" }, this.turn));
    article.append(this.foot);
    steps.forEach((step, at) => step.addEventListener("beforematch", () => this.open(at, "replace", false)));
    addEventListener("popstate", () => this.follow());
    addEventListener("hashchange", () => this.follow());
    article.addEventListener("briefed:next", (event) => {
      if (!this.stepping || this.now + 1 === steps.length) return;
      event.preventDefault();
      this.open(this.now + 1, "push");
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
    const address = hash.slice(1),
      own = this.addresses.indexOf(address);
    return own < 0 ? stepWith(this.ids, address) : own;
  }

  /** Go where the address leads: after Back, or a link within the page. */
  follow() {
    if (!this.stepping) return;
    const at = Math.max(this.at(location.hash), 0);
    if (at !== this.now) this.open(at, "none");
  }

  /**
   * Show one step.
   * @param {number} at
   * @param {"push" | "replace" | "none"} how What becomes of the address.
   * @param {boolean} [focus] Whether the focus goes to its heading.
   */
  open(at, how, focus = how !== "replace") {
    document.body.classList.add(STEPPING);
    this.now = at;
    this.steps.forEach((step, place) => fold(step, place !== at));
    for (const one of this.notes) fold(one, true);
    this.count.textContent = told(at, this.steps.length);
    this.bar.replaceChildren(...this.steps.map((_, place) => make("i", { class: place <= at && "bf-full" })));
    this.back.hidden = at === 0;
    this.next.hidden = at + 1 === this.steps.length;
    this.turn.textContent = "Show as one page";
    const address = location.pathname + location.search + "#" + this.addresses[at];
    if (how === "push") history.pushState(null, "", address);
    if (!focus) return;
    scrollTo(0, 0);
    headingOf(this.steps[at]).focus({ preventScroll: true });
  }

  whole() {
    document.body.classList.remove(STEPPING);
    for (const one of [...this.steps, ...this.notes]) fold(one, false);
    this.turn.textContent = "Show one step at a time";
  }

  turnWhole() {
    const whole = this.stepping;
    remember(whole);
    if (whole) this.whole();
    else this.open(this.now, "none", false);
    this.turn.scrollIntoView({ block: "center" });
  }
}

/**
 * @param {HTMLElement} step
 * @param {boolean} folded
 */
function fold(step, folded) {
  if (folded) step.setAttribute("hidden", FOLDED);
  else step.removeAttribute("hidden");
}

/** @param {HTMLElement} step */
function headingOf(step) {
  /** @type {HTMLElement} */
  const heading = step.querySelector("h2, h3") || step;
  heading.tabIndex = -1;
  return heading;
}
