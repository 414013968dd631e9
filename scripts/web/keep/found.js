/* What was set aside of a learner's record, or found under another name. */
/** @import { Tell } from "../learning/types.js" */
/** @import { Course, Other } from "../page/types.js" */
/** @import { LearningRecord } from "../record/types.js" */
import {
  all,
  button,
  dayOf,
  device,
  download,
  isMap,
  keepFilled,
  listed,
  make,
  numbered,
  others,
  paragraph,
  parsed,
  salvaged,
} from "#shared";
import { numbers, stepOf } from "../learning/words.js";
import { ask } from "./asking.js";
import { adopt, noteAsked, takeAway } from "./moving.js";

const PARTS = "summary, button"; // of a box, that can have the focus

/**
 * Show all of it; an open part stays open, and the focus stays where it is.
 * @param {HTMLElement} holder
 * @param {Course} course
 * @param {Tell} tell
 */
export function foundBox(holder, course, tell) {
  const fill = () => {
    const boxes = all(holder, "[data-key]"),
      held = /** @type {HTMLElement} */ (document.activeElement),
      box = boxes.find((one) => one.contains(held));
    const open = boxes
      .filter((one) => one.querySelector("details[open]"))
      .map((one) => one.dataset.key);
    const at = box ? all(box, PARTS).indexOf(held) : -1;
    holder.replaceChildren(
      ...others().map((one) => boxOf(one, open.includes(one.key), course, tell, fill)),
    );
    const again = box && all(holder, "[data-key]").find((one) => one.dataset.key === box.dataset.key);
    if (again) all(again, PARTS)[at]?.focus();
  };
  keepFilled(fill);
}

/**
 * What was set aside or found: to look at, to save, to add and to delete.
 * @param {Other} other
 * @param {boolean} open
 * @param {Course} course
 * @param {Tell} tell
 * @param {() => void} fill
 */
function boxOf({ key, aside }, open, course, tell, fill) {
  const text = device()?.getItem(key) || "",
    { record, lost } = salvaged(parsed(text)),
    holds = held(record);
  /** @param {string} slug */
  const title = (slug) => course.themes.find((theme) => theme.slug === slug)?.title || slug;
  const unread = lost.slice(0, 10).map((words) => named(words, title));
  /** @param {Event} event */
  const ontoggle = ({ target }) => {
    if (/** @type {HTMLDetailsElement} */ (target).open) noteAsked(key);
  };
  return make(
    "div",
    { class: "bf-other", "data-key": key },
    make("h3", {}, nameOf(key, aside)),
    paragraph(aside ? WAS_ASIDE : WAS_FOUND),
    paragraph(
      holds ? `It holds ${holds}.` : "No answers or notes can be read in it.",
      lost.length ? ` Could not be read, or was too long: ${listed(unread)}.` : "",
    ),
    make(
      "details",
      { open, ontoggle },
      make("summary", {}, "Look at it"),
      ...look(record, text, title),
    ),
    ...buttonsOf({ key, aside }, text, course, tell, fill),
  );
}

const WAS_ASIDE =
  "Part of this could not be read, or was too long to keep. Everything that could be read is back in your learning.";
const WAS_FOUND =
  "An older version of this site, or another copy of it, saved this. It may be somebody else's: several people may use this device, or another course here may have the same name.";

/**
 * What a text is called.
 * @param {string} key
 * @param {boolean} aside
 */
function nameOf(key, aside) {
  const [number, day] = numbered(key);
  if (!aside) return "Found on this device";
  return `Set aside${number ? `, number ${number}` : ""}${day ? `, on ${dayOf(day)}` : ""}`;
}

/**
 * @param {Pick<Other, "key" | "aside">} other
 * @param {string} text
 * @param {Course} course
 * @param {Tell} tell
 * @param {() => void} fill
 */
function buttonsOf({ key, aside }, text, { slug }, tell, fill) {
  const add = () => {
    const done = adopt(slug, key);
    noteAsked(key);
    tell(
      done.why !== undefined
        ? done.why + " Nothing was changed."
        : `Added: ${numbers(done.added[0][1]) || "nothing, because you have all of it already"}. What was found stays on this device until you delete it.`,
    );
    fill();
  };
  const save = () => {
    noteAsked(key);
    download(`my-learning-${aside ? "set-aside" : "found"}.json`, "application/json", text);
    tell("A file was saved.");
  };
  const leave = () => {
    noteAsked(key);
    tell("Left as it is. Other pages will not mention it again.");
  };
  const away = () => {
    takeAway(key);
    tell("Deleted.");
  };
  const askAway = () =>
    ask(
      `Delete “${nameOf(key, aside)}”?`,
      [paragraph("Nobody can bring it back.")],
      [
        ["Delete it", away],
        ["Keep it", () => {}],
      ],
    );
  return [
    aside ? "" : button("Add it to my learning", add, true),
    " ",
    button("Save it as a file", save, true),
    " ",
    aside ? "" : button("It is not mine: leave it", leave, true),
    " ",
    button("Delete it", askAway, true),
  ];
}

/**
 * What a record holds, in numbers.
 * @param {LearningRecord} record
 */
const held = ({ tries, cases = {}, finished, notes, plan }) =>
  numbers({
    answers: Object.values(tries).flat().length,
    cases: Object.values(cases).filter(({ done }) => done).length,
    finished: Object.keys(finished).length,
    notes: Object.values(notes).filter((note) => note.trim()).length,
    steps: plan.length,
  });

/**
 * Words for a lost part, with a page's title instead of its slug.
 * @param {string} words
 * @param {(slug: string) => string} title
 */
const named = (words, title) =>
  words.replace(/: ([a-z0-9-]+)/, (_, slug) => `: “${title(slug)}”`);

/**
 * The notes and the steps of a record; the whole text where there are none. Notes are shown as they
 * were, and not as they were cut.
 * @param {LearningRecord} record
 * @param {string} text
 * @param {(slug: string) => string} title
 */
function look(record, text, title) {
  const raw = parsed(text),
    notes = isMap(raw) && isMap(raw.notes) ? Object.entries(raw.notes) : [];
  /** @param {string} words */
  const own = (words) => make("p", { class: "bf-own" }, words);
  const parts = [
    ...notes.flatMap(([slug, note]) =>
      typeof note === "string"
        ? [paragraph(make("b", {}, "Note: " + title(slug))), own(note)]
        : [],
    ),
    ...record.plan.map((step) =>
      paragraph(make("b", {}, "Step: "), stepOf(step) + (step.done ? " (done)" : "")),
    ),
  ];
  return parts.length ? parts : [own(text)];
}
