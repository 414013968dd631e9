/* How far a learner is, from the record. Pure. */
/** @import { LearningRecord, Standing, Tries } from "./types.js" */
/** @import { Theme } from "../page/types.js" */

/**
 * A record's tries of a question in its present words, and whether there are only older ones.
 * @param {LearningRecord} record
 * @param {string} id
 * @param {string} print
 * @returns {Tries}
 */
export function triesOf(record, id, print) {
  const all = (Object.hasOwn(record.tries, id) && record.tries[id]) || [],
    now = all.filter((one) => one.print === print);
  return {
    first: now[0],
    last: now[now.length - 1],
    right: now.some((one) => one.right),
    updated: all.length > 0 && !now.length,
  };
}

/**
 * How far a theme is: its questions that were answered, right at the first try and at any try.
 * @param {LearningRecord} record
 * @param {Theme} theme
 * @returns {Standing}
 */
export function standing(record, theme) {
  const found = Object.entries(theme.questions).map(([id, [print, name]]) => ({
    id,
    name,
    ...triesOf(record, id, print),
  }));
  return {
    questions: found,
    of: found.length,
    next: found.find((one) => !one.last),
    answered: found.filter((one) => one.last).length,
    updated: found.filter((one) => one.updated).length,
    first: found.filter((one) => one.first?.right).length,
    best: found.filter((one) => one.right).length,
    // A mistake leaves this list with the next right answer.
    again: found.filter((one) => one.updated || (one.last && !one.last.right)),
    done: found.length > 0 && found.every((one) => one.last),
  };
}

/**
 * Where to go on: at the page of the latest answer, or at the first page after it that is not done.
 * @param {LearningRecord} record
 * @param {Theme[]} themes
 */
export function nextOf(record, themes) {
  const all = themes.map((theme) => /** @type {const} */ ([theme, standing(record, theme)]));
  const latest = all.map(([, now]) =>
    now.questions.reduce((time, { last }) => (last && last.at > time ? last.at : time), ""),
  );
  const from = Math.max(0, latest.indexOf([...latest].sort().at(-1) ?? ""));
  return [...all.slice(from), ...all.slice(0, from)].find(([, now]) => !now.done && now.of);
}

/**
 * Statements of finished themes whose words have changed since: the id, or "" for a statement that
 * is gone, and the label.
 * @param {LearningRecord} record
 * @param {Theme[]} themes
 */
export function changedSince(record, themes) {
  /** @type {[id: string, label: string][]} */
  const found = [];
  for (const theme of themes) {
    const then = record.finished[theme.slug]?.statements;
    if (!then) continue;
    for (const [id, [print, label]] of Object.entries(theme.statements))
      if (then[id] !== print) found.push([id, label]);
    for (const id of Object.keys(then))
      if (!Object.hasOwn(theme.statements, id))
        found.push(["", id.replace(/-/g, " ") + " (taken away)"]);
  }
  return found;
}
