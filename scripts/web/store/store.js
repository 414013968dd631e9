/* A learner's record of a course: kept in this browser, or in this tab alone, and sent nowhere.

   A record is read anew before each change, so that two open pages don't undo each other's work. */
/** @import { Keep } from "../page/types.js" */
/** @import { Attempt, LearningRecord, Salvaged } from "../record/types.js" */
import { page } from "../page/page.js";
import { LIMITS, empty, fitting } from "../record/record.js";
import { salvaged } from "../record/salvage.js";
import { cut, map, now, parsed } from "../record/values.js";
import { area, names, put } from "./areas.js";
import { keeper, keys, tabOnly } from "./device.js";
import { nextAside } from "./keys.js";

export const NOTHING =
  "This browser does not save anything for this site, so your answers are gone when you leave this page.";
export const FULL =
  "This browser has no room left to save more. Save a copy of your learning before you leave this page.";
/** @type {Record<string, LearningRecord>} Where the browser keeps nothing: gone with the page. */
export const memory = map();
/** @type {Record<string, string>} Texts that could not be read whole and are not set aside yet. */
const whole = map();
/** @type {Record<string, string>} Which record of a course this page has shown: see outdated(). */
const seen = map();
/** @type {Partial<Salvaged> & { text?: string }} The text that was read last, as a record. */
let last = {};
let said = "",
  unsaved = false;

/* Tell the components of the page that the record has changed. */
export const changed = () => document.dispatchEvent(new Event("briefed:change"));

/** What the learner has to know of what could not be kept, or "". */
export const trouble = () => said || (keeper() ? "" : NOTHING);

/**
 * A text as a record. The last one is remembered: a page asks for it many times.
 * @param {string} text
 */
function understood(text) {
  if (last.text !== text) last = { text, ...salvaged(parsed(text)) };
  return /** @type {Salvaged} */ (last);
}

/**
 * The record that was kept under a former name of a course. It goes to the name of today.
 * @param {string} course
 * @param {Keep} kept
 */
function former(course, kept) {
  if (page.course?.slug !== course) return null;
  for (const name of page.course.formerly || []) {
    const text = kept.getItem(keys.RECORD + name);
    if (text && put(kept, keys.RECORD + course, text)) {
      kept.removeItem(keys.RECORD + name);
      return text;
    }
  }
  return null;
}

/**
 * Put a text that could not be read whole under a number of its own. Returns whether there was
 * room.
 * @param {Keep | null} kept
 * @param {string} course
 * @param {string} text
 */
export function setAside(kept, course, text) {
  const own = names(kept).filter((one) => one.startsWith(`${keys.ASIDE}${course}:`));
  if (own.some((one) => kept?.getItem(one) === text)) return true;
  return put(kept, nextAside(keys, course, own, now().slice(0, 10)), text);
}

/**
 * Keep a value beside the record that finds no room in it.
 * @param {string} course
 * @param {unknown} value
 */
export const keepBeside = (course, value) => setAside(keeper(), course, JSON.stringify(value));

/**
 * The record of a course; an empty record where there is none. A text that can't be read whole is
 * set aside, and what can be read of it stays.
 * @param {string} course
 * @returns {LearningRecord}
 */
export function read(course) {
  if (memory[course]) return memory[course];
  const kept = keeper(),
    name = keys.RECORD + course,
    text = kept?.getItem(name) ?? (kept && former(course, kept));
  if (!text) return empty();
  const { record, lost } = understood(text);
  const apart = () => setAside(kept, course, text) && put(kept, name, JSON.stringify(record));
  if (lost.length && !apart()) {
    memory[course] = record; // the kept text stays as it is until there is room to set it aside
    whole[course] = text;
    said = FULL;
  }
  seen[course] ||= mark(record);
  return record;
}

/** @param {LearningRecord} record */
const mark = (record) => `${tabOnly()} ${record.begun}`;

/**
 * Whether the record that this page has shown is gone: cleared, or taken to another tab. This page
 * must not write it again.
 * @param {string} course
 */
function outdated(course) {
  if (!seen[course] || memory[course] || page.trainer) return false;
  const text = keeper()?.getItem(keys.RECORD + course);
  return (text ? mark(understood(text).record) : "") !== seen[course];
}

/**
 * @param {string} course
 * @param {LearningRecord} record
 */
function write(course, record) {
  const kept = keeper(),
    name = keys.RECORD + course;
  said = "";
  if (kept && !kept.getItem(name)) record.begun = now();
  if (course === page.course?.slug) record.title = cut(page.course.title, LIMITS.title);
  if (
    kept &&
    (!whole[course] || setAside(kept, course, whole[course])) &&
    put(kept, name, JSON.stringify(fitting(record)))
  ) {
    delete memory[course];
    delete whole[course];
    if (tabOnly()) put(kept, keys.UNSAVED, "yes");
  } else {
    memory[course] = record;
    unsaved = true;
    said = kept ? FULL : NOTHING;
  }
  seen[course] = mark(record);
}

/**
 * Change a course's record by a function that is given it. `quietly`: no other part of the page
 * shows the change.
 * @param {string} course
 * @param {(record: LearningRecord) => unknown} edit
 * @param {boolean} [quietly]
 */
export function change(course, edit, quietly) {
  if (outdated(course)) return location.reload();
  const record = read(course);
  last = {}; // no longer what the text says
  edit(record);
  if (page.trainer) return;
  write(course, record);
  if (!quietly) changed();
}

/**
 * Keep what is no work of the learner's: nobody is asked to save it before the tab closes, and
 * where there is no room for it nothing is said.
 * @param {string} course
 * @param {(record: LearningRecord) => Partial<LearningRecord>} part What the record gets.
 */
export function keepAlong(course, part) {
  if (page.trainer || memory[course] || outdated(course)) return;
  const found = read(course),
    kept = keeper(),
    name = keys.RECORD + course,
    record = { ...(!kept?.getItem(name) && { begun: now() }), ...found, ...part(found) };
  if (memory[course]) return;
  last = {};
  if (put(kept, name, JSON.stringify(record))) seen[course] = mark(record);
}

/**
 * Add a try of a question.
 * @param {string} course
 * @param {string} id
 * @param {Omit<Attempt, "at">} attempt
 */
export function addTry(course, id, attempt) {
  change(course, (record) => {
    record.tries[id] = [
      ...(record.tries[id] || []),
      {
        at: now(),
        ...attempt,
        chosen: attempt.chosen.map((one) => cut(one, LIMITS.answer)),
      },
    ];
  });
}

/**
 * Add a step to the learner's plan, unless it is full. Returns what to say then, and else "".
 * @param {string} course
 * @param {string} what
 * @param {string} [by] A date.
 * @param {string} [from] What its id begins with: the list that it was written in.
 */
export function addStep(course, what, by = "", from = "") {
  if (read(course).plan.length >= LIMITS.steps)
    return `There is room for ${LIMITS.steps} actions. Remove one first.`;
  change(course, ({ plan }) => plan.push({ id: from + newId(), what, by, done: false }));
  return "";
}

const newId = () =>
  [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("-");

/**
 * The texts were changed without write(): this page has shown none of them yet. `all`: all are
 * gone.
 * @param {boolean} [all]
 */
export function forget(all) {
  for (const known of all ? [seen, memory, whole] : [seen])
    for (const course of Object.keys(known)) delete known[course];
  if (all) said = "";
  changed();
}

/* A change in another tab shows here. Where that tab cleared everything, this page begins anew. */
export function refresh() {
  if (Object.keys(seen).some(outdated)) location.reload();
  else changed();
}

/**
 * Whether leaving the page loses something that is kept nowhere else. `within`: the learner goes on
 * within the site.
 * @param {boolean} within
 */
export const loses = (within) =>
  Object.keys(memory).length
    ? unsaved
    : !within && tabOnly() && !!area("sessionStorage")?.getItem(keys.UNSAVED);

/* A copy of everything was saved. */
export function copySaved() {
  const kept = keeper();
  if (kept?.getItem(keys.UNSAVED)) kept.removeItem(keys.UNSAVED);
  unsaved = false;
}
