/* A case that branches, one part at a time: each choice leads to what follows from it. The page is
   whole without this, and a choice is then a link down to its part. */
/** @import { Course } from "../page/types.js" */
import { all, button, focusOn, fold, make, named, need, page, shownTheme } from "#lent";
import { keptOf } from "./kept.js";
import { CaseMap } from "./map.js";
import { anotherWay, certain, choiceId, chosenOn, endings, pathTo, told } from "./paths.js";

const UPDATED = "Updated since you took it: please take it again.",
  BY_A_LINK = "A link led you here. You have not chosen it.",
  BEGIN = "Begin this case";

/**
 * @param {HTMLElement} step
 * @param {Course} course
 */
export function startCase(step, course) {
  const headings = all(step, "h3[id]");
  if (page.trainer || !headings.length || !choicesIn(step).length) return;
  const kept = keptOf(course, `${shownTheme()}-${headings[0].id}`);
  new BranchingCase(step, headings, kept).begin();
}

/**
 * The choices in an element: the links that are all of an item, and lead to an address of the page.
 * @param {HTMLElement} within
 */
const choicesIn = (within) =>
  /** @type {HTMLAnchorElement[]} */ (all(within, "li > a[href^='#']:only-child"));

/**
 * The words of a heading or a choice, without the numbers that lead from part to part on paper.
 * @param {HTMLElement} of
 */
const wordsOf = (of) =>
  [...of.childNodes]
    .filter((one) => !(one instanceof Element && one.matches(".bf-nth, .bf-go-on, .headerlink")))
    .map((one) => one.textContent)
    .join("")
    .trim();

/** @param {HTMLAnchorElement} choice */
const addressOf = (choice) => named(choice.hash.slice(1));

class BranchingCase {
  /**
   * @param {HTMLElement} step
   * @param {HTMLElement[]} headings Of its parts.
   * @param {ReturnType<typeof keptOf>} kept
   */
  constructor(step, headings, kept) {
    this.step = step;
    this.kept = kept;
    this.sections = new Map(headings.map((heading) => [heading.id, sectionOf(heading)]));
    this.choices = choicesIn(step);
    this.parts = this.inWords(headings);
    this.lead = make("div", { class: "bf-lead" });
    const [first] = this.sections.values();
    this.lead.append(...before(first).filter((one) => !isOfAllParts(one)));
    this.updated = make("p", { class: "bf-updated" }, UPDATED);
    this.lead.prepend(this.updated);
    first.before(this.lead);
    this.first = headings[0].id;
    /** From the first part to the one that is shown. */
    this.path = [this.first];
    /** @type {string[]} The choices that led from part to part on it. */
    this.by = [];
    this.seen = new Set([...this.path, ...kept.seen().filter((id) => this.parts.has(id))]);
    this.taken = new Set([...kept.taken(), ...certain(this.parts, this.seen)]);
    this.told = make("p", { class: "bf-endings" });
    this.chosen = make("p", { class: "bf-hint" });
    this.back = button("", () => this.goTo(this.path.slice(0, -1)), true);
    this.other = button(
      "Try another way",
      () => this.goTo(...anotherWay(this.parts, this.taken, this.path, this.by)),
      true,
    );
    this.foot = make("div", { class: "bf-case-foot" }, this.told, this.back, this.other);
    this.map = new CaseMap(this.parts, (id) => this.goTo(...pathTo(this.parts, this.taken, id)));
    step.append(this.map.element);
    for (const choice of this.choices) {
      choice.closest("ul, ol")?.classList.add("bf-choices");
      choice.append(make("span", { class: "bf-mark" }));
    }
  }

  /**
   * The title of each part, and its choices: in words, with where they lead.
   * @param {HTMLElement[]} headings
   */
  inWords(headings) {
    return new Map(
      headings.map((heading) => [
        heading.id,
        {
          title: wordsOf(heading),
          choices: this.choices
            .filter((choice) => this.sections.get(heading.id)?.contains(choice))
            .map((choice, at) => ({
              id: (choice.dataset.choice = choiceId(heading.id, at)),
              words: wordsOf(choice),
              to: addressOf(choice),
            })),
        },
      ]),
    );
  }

  begin() {
    this.step.addEventListener("click", (event) => this.choose(event));
    for (const [id, section] of this.sections)
      section.addEventListener("beforematch", () => this.open(id));
    addEventListener("hashchange", () => this.follow());
    this.show();
    this.follow();
  }

  /** Show the part that the page's address names. */
  follow() {
    const id = named(location.hash.slice(1));
    if (this.parts.has(id) && this.path.at(-1) !== id) this.open(id);
  }

  /**
   * Show a part that an address or the browser's own search led to. Nobody has chosen it, so it
   * counts for nothing.
   * @param {string} id
   */
  open(id) {
    [this.path, this.by] = [[id], []];
    this.show();
  }

  /** @param {MouseEvent} event */
  choose(event) {
    const chosen = /** @type {Node} */ (event.target),
      choice = this.choices.find((one) => one.contains(chosen));
    if (!choice) return;
    event.preventDefault();
    const id = addressOf(choice),
      by = String(choice.dataset.choice);
    if (!this.parts.has(id)) return;
    this.path.push(id);
    this.by.push(by);
    this.seen.add(id);
    this.taken.add(by);
    // Who has come from the first part has come by choices.
    this.kept.keep(
      [...this.seen],
      [...this.taken],
      this.isEnding(id) && this.path[0] === this.first ? [...this.path] : undefined,
    );
    this.show(true);
  }

  /** @param {string} id */
  isEnding = (id) => !this.parts.get(id)?.choices.length;

  /**
   * Show the last part of a path, as if the reader had come to it by choices.
   * @param {string[]} path Without any part, the first.
   * @param {string[]} [by] The choices, where they are not those of the present path.
   */
  goTo(path, by = this.by) {
    this.path = path.length ? path : [this.first];
    this.by = by.slice(0, this.path.length - 1);
    this.show(true);
  }

  /** @param {boolean} [focus] Whether the heading of the part has the focus. */
  show(focus) {
    const now = this.path[this.path.length - 1],
      count = endings(this.parts, this.seen),
      chosen = this.seen.has(now),
      ended = chosen && this.isEnding(now),
      heading = /** @type {HTMLElement} */ (this.sections.get(now)?.firstElementChild);
    for (const [id, section] of this.sections) fold(section, id !== now);
    fold(this.lead, now !== this.first);
    this.updated.hidden = !this.kept.updated();
    for (const choice of this.choices)
      need(choice, ".bf-mark").textContent = this.taken.has(String(choice.dataset.choice))
        ? " (tried)"
        : "";
    this.other.hidden = !ended || count.seen === count.of;
    this.back.hidden = now === this.first || !this.other.hidden; // one way back is enough
    this.back.textContent = this.path.length < 2 ? BEGIN : "Change my choice";
    this.told.textContent = ended ? told(count) : "";
    this.chosen.textContent = chosen
      ? chosenOn(this.parts, ended ? this.by : this.by.slice(-1))
      : BY_A_LINK;
    heading.after(this.chosen, this.foot); // where the reader looks after a choice
    this.foot.hidden = this.back.hidden && !ended;
    this.foot.toggleAttribute("data-taken", this.kept.done());
    this.map.show(this.seen, this.taken, now);
    if (!focus) return;
    focusOn(heading);
    // As each step begins: see steps.css.
    (this.step.querySelector(".bf-begins") || this.step).scrollIntoView();
  }
}

/**
 * A heading and what follows it, up to the next, in an element of their own.
 * @param {HTMLElement} heading
 */
function sectionOf(heading) {
  const section = make("div", { class: "bf-case-part" });
  heading.before(section);
  let next = section.nextSibling;
  do {
    const following = /** @type {ChildNode} */ (next).nextSibling;
    section.append(/** @type {ChildNode} */ (next));
    next = following;
  } while (next && next.nodeName !== "H3");
  return section;
}

/**
 * Whether something above the first part stays there for every part: the heading, and what the
 * reader will be able to do.
 * @param {Node} one
 */
const isOfAllParts = (one) => one instanceof Element && one.matches("h2, .abstract");

/**
 * What stands before an element, in its parent.
 * @param {HTMLElement} section
 */
function before(section) {
  const found = [];
  for (let one = section.previousSibling; one; one = one.previousSibling) found.unshift(one);
  return found;
}
