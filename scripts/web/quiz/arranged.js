/* A question that is answered by arranging items: each is put into a group, beside its match, or
   in order. Nothing is dragged. What was right stays for the next try. */
/** @import { Answering, Form, Missing } from "./form.js" */
import { all, make, mark, need, paragraph, reasoned, withReason } from "#lent";
import { hadAt, ofItems, saidOfItem } from "./marks.js";
import { Order } from "./order.js";

// Groups that are buttons beside each item: more of them, or longer ones, are in a list, since four
// lines of buttons at each item would make a question of many screens.
const MOST_BUTTONS = 4;
const MOST_LETTERS = 32; // of all groups together: two lines of buttons on a phone
const MOST_AMONG = 100; // of all labels together, above the items: three lines on a phone
const ASTRAY = "Only one is out of order: it has moved the others along. ";

/**
 * An item, and how it is put where it belongs.
 * @typedef {object} Item
 * @property {string} name
 * @property {string} right The label where it belongs.
 * @property {HTMLElement} row
 * @property {HTMLElement} words
 */

/**
 * Where items are put.
 * @typedef {object} Arranging
 * @property {() => Missing | false} missing
 * @property {(item: Item) => string} of The label of an item, or "".
 * @property {(item: Item, label: string) => void} put
 * @property {(item: Item, kept: boolean) => void} keep Whether an item stays where it is.
 * @property {(label: string) => string} called
 * @property {() => boolean} astray Whether one item of a wrong order has moved others along.
 */

/**
 * @param {Form} form
 * @param {string} kind
 * @returns {Answering}
 */
export function arranged({ fields, told }, kind) {
  /** @type {Item[]} */
  const items = all(fields, ".bf-item").map((row) => {
    const name = row.dataset.item || "";
    const right = told(name).dataset.label || "";
    return { name, right, row, words: need(row, ".bf-words") };
  });
  const ordered = kind === "order",
    arranging = ordered ? new Order(fields, items) : chosenOf(fields, items, kind);
  /** @param {Item} item */
  const isRight = (item) => arranging.of(item) === item.right;
  const allRight = () => items.every(isRight);

  /**
   * An item's words, what is said of it, and why, which is folded where it is right. The lines of a
   * right order that was missed look the same, each with its reason: none of them is wrong.
   * @param {Item} item
   */
  function saidOf(item) {
    const { called } = arranging,
      chosen = arranging.of(item),
      right = isRight(item),
      words = /** @type {HTMLElement} */ (item.words.cloneNode(true)),
      reason = need(told(item.name), ".bf-reason").cloneNode(true),
      letter = ordered ? item.right : need(item.row, ".bf-letter").textContent,
      parts = [make("span", { class: "bf-letter" }, letter), " ", words];
    words.removeAttribute("id");
    if (!ordered) {
      const said = saidOfItem(called(item.right), right, called(chosen) || chosen);
      words.append(make("span", { class: "bf-marks" }, ...said.flatMap((one) => [" ", mark(...one)])));
    } else if (!right) words.append(" ", make("span", { class: "bf-had" }, hadAt(chosen)));
    return (ordered ? allRight() : right)
      ? withReason("Why?", reason, ...parts)
      : reasoned("", reason, ...parts);
  }

  /** All items: those of an order as they belong, others as the question has them. */
  const allSaid = () =>
    (ordered ? [...items].sort((one, other) => +one.right - +other.right) : items).map(saidOf);

  return {
    stays: false,
    missing: () => arranging.missing(),
    chosen: () => items.map((item) => `${item.name}-${arranging.of(item)}`),
    putBack(kept) {
      const found = new Map(kept.map((one) => /** @type {[string, string]} */ (one.split("-"))));
      for (const item of items) arranging.put(item, found.get(item.name) || "");
    },
    allRight,
    said: () => ofItems(items.filter(isRight).length, items.length),
    told() {
      if (allRight()) return [];
      const wrong = items.filter((item) => !isRight(item)).length,
        how = wrong === 2 ? "Two change places. " : arranging.astray() ? ASTRAY : "",
        lead = paragraph(how + "The right order:");
      return [...(ordered ? [lead] : []), ...allSaid()];
    },
    others: () => (allRight() ? allSaid() : []),
    clear() {
      const right = items.map(isRight),
        whole = right.every(Boolean); // then there is nothing to keep
      items.forEach((item, at) => {
        const kept = right[at] && !whole;
        item.row.querySelector(".bf-mark")?.remove();
        if (kept) item.row.append(mark(true, "Your answer was right"));
        arranging.keep(item, kept);
      });
    },
  };
}

/**
 * Labels that are chosen for each item: buttons for a few short groups, otherwise a list.
 * @param {HTMLElement} fields
 * @param {Item[]} items
 * @param {string} kind
 * @returns {Arranging}
 */
function chosenOf(fields, items, kind) {
  const list = need(fields, ".bf-labels");
  /** @type {Map<string, string>} */
  const labels = new Map(all(list, "li").map((one) => [one.dataset.label || "", one.textContent]));
  const letters = [...labels.values()].join("").length,
    buttons = kind === "sort" && labels.size <= MOST_BUTTONS && letters <= MOST_LETTERS;
  list.hidden = true; // each item has all labels beside it, if in a list that has to be opened
  const among = [...labels.values()].join(" · ");
  need(fields, ".bf-hint").replaceChildren(
    "Choose one for each",
    buttons || letters > MOST_AMONG ? "." : make("span", { class: "bf-among" }, `: ${among}`),
  );
  const choiceOf = new Map(
    items.map((item) => [item, buttons ? radios(item, labels) : selection(item, labels)]),
  );
  /** @param {Item} item */
  const at = (item) => /** @type {LabelChoice} */ (choiceOf.get(item));
  return {
    missing() {
      const [first, ...more] = items.filter((item) => !at(item).value);
      return (
        !!first && {
          field: at(first).fields[0],
          place: first.row,
          asks: `${more.length + 1} still to choose.`,
        }
      );
    },
    of: (item) => at(item).value,
    put(item, label) {
      at(item).value = label;
    },
    keep(item, kept) {
      if (!kept) at(item).value = "";
      for (const field of at(item).fields) field.disabled = kept;
    },
    called: (label) => labels.get(label) || "",
    astray: () => false,
  };
}

/**
 * The label that is chosen for an item, or "", and the fields that it is chosen with.
 * @typedef {{ fields: (HTMLInputElement | HTMLSelectElement)[], value: string }} LabelChoice
 */

/** @type {(item: Item, labels: Map<string, string>) => LabelChoice} */
function radios({ row, words }, labels) {
  const fields = [...labels.keys()].map((value) =>
    make("input", { type: "radio", name: words.id, value }),
  );
  const named = fields.map((field) =>
    make(
      "label",
      { class: "bf-group" },
      field,
      " ",
      make("span", {}, labels.get(field.value) ?? ""),
    ),
  );
  const group = { class: "bf-groups", role: "radiogroup", "aria-labelledby": words.id };
  row.append(make("div", group, ...named));
  return {
    fields,
    get value() {
      return fields.find((field) => field.checked)?.value || "";
    },
    set value(label) {
      for (const field of fields) field.checked = field.value === label;
    },
  };
}

/** @type {(item: Item, labels: Map<string, string>) => LabelChoice} */
function selection({ row, words }, labels) {
  const field = make(
    "select",
    { class: "bf-pick", "aria-labelledby": words.id },
    make("option", { value: "" }, "Choose one"),
    ...[...labels].map(([value, label]) => make("option", { value }, label)),
  );
  row.append(field);
  return {
    fields: [field],
    get value() {
      return field.value;
    },
    set value(label) {
      field.value = labels.has(label) ? label : "";
    },
  };
}
