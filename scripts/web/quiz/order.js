/* Items that are put in order with buttons. */
/** @import { Item, Arranging } from "./arranged.js" */
import { button, make, need } from "#lent";
import { oneAstray } from "./marks.js";

const ON_SCREEN = "Move them with the arrows.",
  ON_PAPER = "Write their numbers in order.";

/** @typedef {-1 | 1} Way Up or down. */

/** @implements {Arranging} */
export class Order {
  /**
   * @param {HTMLElement} fields
   * @param {Item[]} items In the order of the page.
   */
  constructor(fields, items) {
    this.fields = fields;
    this.order = [...items];
    const hint = need(fields, ".bf-hint"),
      say = (/** @type {string} */ how) => (hint.textContent = how);
    say(ON_SCREEN);
    addEventListener("beforeprint", () => say(ON_PAPER));
    addEventListener("afterprint", () => say(ON_SCREEN));
    this.moved = false;
    /** Items that stay where they are, and items whose position nobody knows. */
    this.kept = new Set();
    this.unknown = new Set();
    this.said = make("p", { class: "bf-moved", role: "status" });
    fields.append(this.said);
    /** @type {Map<Item, Map<Way, HTMLButtonElement>>} */
    this.buttons = new Map(items.map((item) => [item, this.buttonsOf(item)]));
    this.show();
  }

  /** @param {Item} item */
  buttonsOf(item) {
    /** @type {(way: Way, sign: string, name: string) => [Way, HTMLButtonElement]} */
    const made = (way, sign, name) => {
      const one = button(sign, () => this.move(item, way), true);
      one.setAttribute("aria-label", `${name}: ${item.words.textContent}`);
      return [way, one];
    };
    const pair = new Map([made(-1, "↑", "Move up"), made(1, "↓", "Move down")]);
    item.row.append(make("span", { class: "bf-moves" }, ...pair.values()));
    return pair;
  }

  /**
   * The index that an item moves to, or -1: items that stay are passed over.
   * @type {(item: Item, way: Way) => number}
   */
  target(item, way) {
    let at = this.order.indexOf(item) + way;
    while (this.kept.has(this.order[at])) at += way;
    return at in this.order ? at : -1;
  }

  /** @type {(item: Item, way: Way) => void} */
  move(item, way) {
    const to = this.target(item, way),
      pair = this.buttons.get(item);
    this.exchange(item, to);
    this.moved = true;
    this.unknown.clear();
    this.show();
    const enabled = [way, /** @type {Way} */ (-way)].map((one) => pair?.get(one));
    enabled.find((one) => one && !one.disabled)?.focus();
    for (const one of this.order) one.row.classList.toggle("bf-last", one === item);
    item.row.scrollIntoView({ block: "nearest" });
    this.said.textContent = `Now ${to + 1} of ${this.order.length}: ${item.words.textContent}`;
  }

  /** @type {(item: Item, to: number) => void} */
  exchange(item, to) {
    const { order } = this,
      from = order.indexOf(item);
    [order[from], order[to]] = [order[to], order[from]];
  }

  /** Show the items in their order, numbered. */
  show() {
    this.order.forEach((item, at) => {
      need(item.row, ".bf-letter").textContent = `${at + 1}`;
      this.said.before(item.row);
      for (const [way, one] of this.buttons.get(item) || [])
        one.disabled = this.kept.has(item) || this.target(item, way) < 0;
    });
  }

  missing() {
    if (this.moved) return false;
    const field = need(this.fields, ".bf-moves button:enabled"),
      place = /** @type {HTMLElement} */ (field.closest(".bf-item"));
    return { field, place, asks: "Move the items into order first." };
  }

  /** @param {Item} item */
  of(item) {
    return this.unknown.has(item) ? "" : `${this.order.indexOf(item) + 1}`;
  }

  /** @type {(item: Item, label: string) => void} */
  put(item, label) {
    const to = Number(label) - 1;
    if (to in this.order) {
      this.moved ||= this.order[to] !== item; // also in an answer that nobody has checked
      this.exchange(item, to);
    } else this.unknown.add(item);
    this.show();
  }

  /** @type {(item: Item, stays: boolean) => void} */
  keep(item, stays) {
    this.kept[stays ? "add" : "delete"](item);
    item.row.classList.remove("bf-last");
    // Nobody knows where it was, only that it was wrong: chance must not have put it right.
    if (this.unknown.delete(item) && this.of(item) === item.right) {
      const other = this.order.find((one) => one !== item && this.of(one) !== one.right);
      if (other) this.exchange(item, this.order.indexOf(other));
    }
    this.moved = false;
    this.said.textContent = "";
    this.show();
  }

  called = () => "";

  astray = () => !this.unknown.size && oneAstray(this.order.map((item) => +item.right));
}
