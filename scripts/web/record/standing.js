/* How far a learner is, from the record. Pure. */
/** @import { LearningRecord, Standing, Tries } from "./types.js" */
/** @import { Theme } from "../page/types.js" */
import { count } from "../page/words.js";

/**
 * A record's tries of a question in its present words, and whether there are only older ones.
 * @param {LearningRecord} record
 * @param {string} id
 * @param {string} print
 * @returns {Tries}
 */
export function triesOf(record, id, print) {
  const all = (Object.hasOwn(record.tries, id) && record.tries[id]) || [],
    now = all.filter((one) => one.print === print),
    right = now.some((one) => one.right);
  return {
    first: now[0],
    last: now[now.length - 1],
    right,
    partly: !right && now.some((one) => one.partly),
    updated: all.length > 0 && !now.length,
  };
}

/**
 * What a record has of a case, whatever words the case had then.
 * @param {LearningRecord} record
 * @param {string} id
 */
export const caseOf = ({ cases = {} }, id) => (Object.hasOwn(cases, id) ? cases[id] : undefined);

/**
 * How far a theme is: its questions that were answered, right at the first try and at any try, and
 * its cases that were taken to an ending. A case stands before the questions of its page.
 * @param {LearningRecord} record
 * @param {Theme} theme
 * @returns {Standing}
 */
export function standing(record, { slug, page, questions, cases }) {
  const found = Object.entries(questions).map(([id, [print, name]]) => ({
    id,
    name,
    ...triesOf(record, id, print),
  }));
  const taken = Object.entries(cases).map(([id, [print]]) => {
    const kept = caseOf(record, id),
      done = kept?.print === print ? kept.done : undefined;
    return {
      id: id.slice(slug.length + 1), // the address of its first part
      isCase: true,
      first: done,
      last: done,
      updated: !done && kept?.ways && "case",
    };
  });
  const tasks = [
    ...taken,
    ...found.map(({ id, first, last, updated }) => ({
      id: "question-" + id,
      isCase: false,
      first: first?.at,
      last: last?.at,
      updated: updated && "question",
    })),
  ];
  const open = tasks.filter(({ last }) => !last),
    // A mistake leaves this list with the next right answer.
    again = found.filter((one) => one.updated || (one.last && !one.last.right)),
    answered = found.filter(({ last }) => last).length,
    done = tasks.length - open.length;
  const updated = ["question", "case"].flatMap((kind) => {
    const { length } = open.filter((one) => one.updated === kind);
    return length ? count(length, kind) : [];
  });
  return {
    questions: found,
    of: found.length,
    answered,
    first: found.filter((one) => one.first?.right).length,
    partly: found.filter((one) => one.partly).length,
    best: found.filter((one) => one.right).length,
    again,
    tasks: { of: tasks.length, done },
    cases: { of: taken.length, done: done - answered },
    next: open[0],
    waiting: open.length ? open.map(({ id }) => id) : again.map(({ id }) => "question-" + id),
    updated: updated.join(", ") + (updated.length ? " updated" : ""),
    added: record.finished[slug] ? open.filter((one) => !one.updated).length : 0,
    times: tasks.flatMap(({ first }) => first || []),
    latest: tasks.reduce((time, { last = "" }) => (last > time ? last : time), ""),
    done: tasks.length > 0 && !open.length,
    // Older records tell only where the learner stopped.
    entered:
      !!record.entered?.includes(slug) ||
      record.place?.to.split("#")[0] === page ||
      Object.keys(cases).some((id) => caseOf(record, id)),
  };
}

/**
 * Each theme, and where it stands.
 * @param {LearningRecord} record
 * @param {Theme[]} themes
 */
export const standings = (record, themes) =>
  themes.map((theme) => /** @type {const} */ ([theme, standing(record, theme)]));

/**
 * The first theme but `here` that is not done, from a position on and then from the beginning. The
 * last one speaks of what was learned in the others, so it comes when no other is open, or when it
 * has been begun.
 * @param {ReturnType<typeof standings>} all
 * @param {number} from
 * @param {Theme} [here]
 */
export function openFrom(all, from, here) {
  const last = all.at(-1),
    open = [...all.slice(from), ...all.slice(0, from)].filter(
      ([theme, now]) => now.next && theme !== here,
    );
  return open.find((one) => one !== last || one[1].tasks.done) ?? open[0];
}

/**
 * Where to go on: at the page of the task that was done last, or at the first page after it that is
 * not done.
 * @param {LearningRecord} record
 * @param {Theme[]} themes
 */
export function nextOf(record, themes) {
  const all = standings(record, themes),
    latest = all.map(([, now]) => now.latest);
  return openFrom(all, Math.max(0, latest.indexOf([...latest].sort().at(-1) ?? "")));
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
