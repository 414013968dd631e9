/* A case that branches, one part at a time: each choice leads to what follows from it. The page is
   whole without this, and a choice is then a link down to its part. */
/** @import { Course } from "../page/types.js" */
import { all, button, focusOn, fold, make, named, need, page, shownTheme } from "#lent";
import { keptOf } from "./kept.js";
import { leftAt } from "./left.js";
import { CaseMap } from "./map.js";
import { addressOf, before, choicesIn, sectionOf, wordsOf } from "./parts.js";
import { anotherWay, certain, choiceId, endings, howTo, pathTo, told } from "./paths.js";
import { choicesSince, chosenFrom, isSame, lastOf, placeAt, placesOf } from "./places.js";
/** @import { Place } from "./places.js" */

const UPDATED = "Updated since you took it: please take it again.",
  BY_A_LINK = "A link led you here. You have not chosen it.",
  BEGIN = "Begin this case",
  ENDED = "This is an ending.";

/**
 * @param {HTMLElement} step
 * @param {Course} course
 */
export function startCase(step, course) {
  const headings = all(step, "h3[id]");
  if (page.trainer || !headings.length || !choicesIn(step).length) return;
  const id = `${shownTheme()}-${headings[0].id}`;
  new BranchingCase(step, headings, keptOf(course, id), leftAt(`${course.slug} ${id}`)).begin();
}

class BranchingCase {
  /**
   * @param {HTMLElement} step
   * @param {HTMLElement[]} headings Of its parts.
   * @param {ReturnType<typeof keptOf>} kept
   * @param {ReturnType<typeof leftAt>} left
   */
  constructor(step, headings, kept, left) {
    this.step = step;
    this.kept = kept;
    this.left = left;
    this.sections = new Map(headings.map((heading) => [heading.id, sectionOf(heading)]));
    this.choices = choicesIn(step);
    this.parts = this.inWords(headings);
    this.lead = make("div", { class: "bf-lead" });
    const [first] = this.sections.values();
    this.lead.append(...before(first));
    this.updated = make("p", { class: "bf-updated" }, UPDATED);
    this.lead.prepend(this.updated);
    first.before(this.lead);
    this.first = headings[0].id;
    this.places = placesOf(this.first);
    this.seen = new Set([this.first, ...kept.seen().filter((id) => this.parts.has(id))]);
    this.taken = new Set([...kept.taken(), ...certain(this.parts, this.seen)]);
    this.place = this.start = this.known(left.place()) || placeAt([this.first]);
    this.told = make("p", { class: "bf-endings" });
    this.chosen = make("p", { class: "bf-hint" });
    this.back = button("", () => this.goBack(), true);
    this.other = button(
      "Try another way",
      () => this.goTo(...anotherWay(this.parts, this.taken, this.place.path, this.place.by)),
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
    for (const kind of ["popstate", "hashchange"]) addEventListener(kind, () => this.follow(true));
    this.show();
    this.follow();
  }

  /**
   * A place whose scene was seen, where the case still has all parts of its path.
   * @param {Partial<Place> | null} [place]
   * @returns {Place | false | undefined}
   */
  known = (place) =>
    place?.path?.every((one) => this.parts.has(one)) &&
    this.seen.has(String(place.path.at(-1))) &&
    /** @type {Place} */ (place);

  /**
   * Show the scene that the browser is at, or else the part that the page's address names, or the
   * scene at which this page was opened. At the address of another step, this one stays as it is.
   * @param {boolean} [focus]
   */
  follow(focus) {
    const id = named(location.hash.slice(1)),
      kept = this.known(this.places.now()),
      part = this.parts.has(id);
    if (!kept && id && !part && !this.step.contains(document.getElementById(id))) return;
    const place = kept || (part ? placeAt([id]) : this.start);
    if (isSame(place, this.place)) return;
    this.place = place;
    this.show(focus);
    if (focus) setTimeout(() => this.show(true)); // the browser has taken the focus away by then
  }

  /**
   * Show a part that an address or the browser's own search led to. Nobody has chosen it, so it
   * counts for nothing.
   * @param {string} id
   */
  open(id) {
    this.place = placeAt([id]);
    this.show();
  }

  /** The scene that is shown, as the browser's place; where that is another, by no choice. */
  here() {
    const { place } = this;
    return isSame(this.places.now(), place) ? place : placeAt(place.path, place.by);
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
    const next = chosenFrom(this.here(), id, by),
      { path } = next;
    this.seen.add(id);
    this.taken.add(by);
    // Who has come from the first part has come by choices.
    this.kept.keep(
      [...this.seen],
      [...this.taken],
      this.isEnding(id) && path[0] === this.first ? path : undefined,
    );
    this.enter(next);
  }

  /** @param {string} id */
  isEnding = (id) => !this.parts.get(id)?.choices.length;

  /**
   * Show the last part of a path: by the browser's own way back, where the reader came that way.
   * @param {string[]} path
   * @param {string[]} [by] The choices on it.
   */
  goTo(path, by) {
    const here = this.here(),
      to = placeAt(path, by),
      since = choicesSince(here, to);
    if (since) history.go(-since);
    else this.enter({ ...to, from: { ...here, from: undefined } });
  }

  /** To the scene before, as the browser's Back. */
  goBack() {
    const { path, by, base, from } = this.place;
    if (from && isSame(this.places.now(), this.place)) history.back();
    else if (from) this.goTo(from.path, from.by);
    else if (by.length > base) this.goTo(path.slice(0, -1), by.slice(0, -1));
    else this.goTo([this.first]);
  }

  /** @param {Place} place */
  enter(place) {
    this.places.add(this.here(), place);
    this.place = place;
    this.show(true);
  }

  /** @param {boolean} [focus] Whether the heading of the part has the focus. */
  show(focus) {
    const { path, by, base, from } = this.place,
      now = lastOf(this.place),
      whole = this.seen.size === this.parts.size,
      chosen = this.seen.has(now),
      ended = chosen && this.isEnding(now),
      how = howTo(this.parts, this.taken, this.place, ended),
      heading = /** @type {HTMLElement} */ (this.sections.get(now)?.firstElementChild);
    for (const [id, section] of this.sections) fold(section, id !== now);
    fold(this.lead, now !== this.first);
    this.updated.hidden = !this.kept.updated();
    for (const choice of this.choices)
      need(choice, ".bf-mark").textContent = this.taken.has(String(choice.dataset.choice))
        ? " (tried)"
        : "";
    this.other.hidden = !ended || whole;
    this.back.hidden = now === this.first || !this.other.hidden; // one way back is enough
    this.back.textContent = from
      ? `Back to “${this.parts.get(lastOf(from))?.title}”`
      : by.length > base
        ? "Change my choice"
        : BEGIN;
    // An ending begins with what came of it; the whole way there is told below.
    this.told.textContent = ended ? `${how} ${told(endings(this.parts, this.seen))}`.trim() : "";
    this.chosen.textContent = ended ? ENDED : chosen ? how : BY_A_LINK;
    heading.after(this.chosen); // where the reader looks after a choice
    heading.parentNode?.append(this.foot);
    this.foot.hidden = this.back.hidden && !ended;
    this.foot.toggleAttribute("data-taken", this.kept.done());
    this.map.show(this.seen, this.taken, now);
    if (!focus) return;
    if (chosen && path[0] === this.first) this.left.keep(this.place); // who has come by choices
    focusOn(heading);
    // As each step begins: see steps.css.
    (this.step.querySelector(".bf-begins") || this.step).scrollIntoView();
  }
}
