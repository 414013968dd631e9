/* The map of a case: the parts that a reader has seen, and which of their choices were tried. */
import { button, make } from "#lent";

/**
 * A part of a case: its title, and its choices in their words, with the parts they lead to.
 * @typedef {{ title: string, choices: { id: string, words: string, to: string }[] }} Part
 */

/**
 * @param {string} words
 * @param {boolean} tried
 */
const choice = (words, tried) =>
  make(
    "li",
    {},
    make("span", { "aria-hidden": "true" }, tried ? "●" : "○"),
    make("span", {}, `${words} (${tried ? "tried" : "not tried yet"})`),
  );

export class CaseMap {
  /**
   * @param {Map<string, Part>} parts By their addresses.
   * @param {(id: string) => void} go Shows a part.
   */
  constructor(parts, go) {
    this.parts = parts;
    this.go = go;
    this.summary = make("summary");
    this.list = make("ol");
    this.left = make("p", { class: "bf-hint" }, "Scenes that you have not seen are not listed.");
    // It opens at the foot of the screen, where the bar would cover it.
    const ontoggle = () => this.element.open && this.element.scrollIntoView({ block: "nearest" });
    this.element = make(
      "details",
      { class: "bf-map", ontoggle },
      this.summary,
      this.left,
      this.list,
    );
  }

  /**
   * @param {Set<string>} seen
   * @param {Set<string>} taken The choices that were taken.
   * @param {string} now The part that is shown.
   */
  show(seen, taken, now) {
    const all = [...this.parts].filter(([id]) => seen.has(id));
    this.element.hidden = all.length < 2;
    this.left.hidden = all.length === this.parts.size;
    this.summary.textContent = `Map: ${all.length} of ${this.parts.size} scenes seen`;
    this.list.replaceChildren(...all.map(([id, part]) => this.entry(id, part, taken, id === now)));
  }

  /**
   * @param {string} id
   * @param {Part} part
   * @param {Set<string>} taken
   * @param {boolean} here
   */
  entry(id, { title, choices }, taken, here) {
    const lines = choices.map((one) => choice(one.words, taken.has(one.id))),
      name = here
        ? make("strong", { "aria-current": "step" }, title, make("span", {}, " (you are here)"))
        : button(title, () => this.go(id), true);
    const below = lines.length ? make("ul", {}, ...lines) : make("p", {}, "An ending");
    return make("li", {}, name, below);
  }
}
