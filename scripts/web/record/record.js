/* A learner's record as a value: how it begins, and its limits. Pure. */
/** @import { Attempt, LearningRecord } from "./types.js" */
import { cut, hash, map } from "./values.js";

export const VERSION = 1;
export const FORMAT = "briefed-learning"; // of a saved copy
/* Characters of a note, a typed answer, a step of the plan, a course's title and the address of a
   step; tries of a question, steps, options chosen at once, versions of a note that are recognised,
   parts of a case and its choices. */
export const LIMITS = {
  note: 20000,
  answer: 500,
  step: 500,
  tries: 50,
  steps: 1000,
  chosen: 50,
  versions: 40,
  title: 300,
  place: 300,
  parts: 50,
  choices: 200,
};
/* The address of a step within the course's folder: a page and what stands behind its #. */
export const PLACE = /^[\w-]+\.html#[\w%.~-]+$/;

/** @returns {LearningRecord} */
export const empty = () => ({
  version: VERSION,
  tries: map(),
  finished: map(),
  notes: map(),
  versions: map(),
  plan: [],
});

/**
 * Where there are too many tries of a question: the newest, and of each wording the first and the
 * first that was right.
 * @param {Attempt[]} tries
 * @param {number} [most]
 */
export function trimmed(tries, most = LIMITS.tries) {
  if (tries.length <= most) return tries;
  /** @type {Record<string, number>} */
  const first = map(),
    keep = new Set([0]);
  tries.forEach(({ print, right }, at) => {
    for (const name of [print, right && print + " right"])
      if (name && !(name in first)) first[name] = at;
  });
  for (const at of Object.values(first).slice(2 - most / 2)) keep.add(at);
  for (let at = tries.length - 1; keep.size < most; at--) keep.add(at);
  return tries.filter((_, at) => keep.has(at));
}

/**
 * A record within its limits, as it is written.
 * @param {LearningRecord} record
 */
export function fitting(record) {
  for (const id of Object.keys(record.tries)) record.tries[id] = trimmed(record.tries[id]);
  for (const id of Object.keys(record.notes)) record.notes[id] = cut(record.notes[id], LIMITS.note);
  for (const step of record.plan) step.what = cut(step.what, LIMITS.note);
  return record;
}

/**
 * Note down that a note has said a text, so that a copy with that text is known as an older one.
 * @param {LearningRecord} record
 * @param {string} theme
 * @param {string} text
 */
export function versioned(record, theme, text) {
  const all = record.versions[theme] || [],
    mark = hash(text);
  if (text && !all.includes(mark)) record.versions[theme] = [...all, mark].slice(-LIMITS.versions);
}
