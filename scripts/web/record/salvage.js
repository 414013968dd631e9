/* How much of a value can be read as a learner's record, and what can't. Pure. */
/** @import { Attempt, LearningRecord, Path, Place, Salvaged, Step } from "./types.js" */
import { LIMITS, PLACE, VERSION, empty, trimmed } from "./record.js";
import { cut, hash, isMap, isName, isText, isTime, map } from "./values.js";

/** @typedef {string[]} Lost What could not be read, in words for the learner. */

/**
 * What can be read of a value as a record, and what can't.
 * @param {unknown} value
 * @returns {Salvaged}
 */
export function salvaged(value) {
  const record = empty();
  if (!isMap(value) || value.version !== VERSION) return { record, lost: ["all of it"] };
  /** @type {Lost} */
  const lost = [];
  const tried = each(value.tries, "answers", lost, (tries, said) => triesOf(tries, said, lost));
  for (const [id, tries] of Object.entries(tried)) if (tries) record.tries[id] = tries;
  record.finished = each(value.finished, "finished part", lost, finishOf);
  record.notes = each(value.notes, "note", lost, (text, said) =>
    typeof text === "string" ? shortened(text, LIMITS.note, said, lost) : undefined,
  );
  record.versions = versionsOf(value.versions);
  record.plan = planOf(value.plan, lost);
  if (value.cases) record.cases = each(value.cases, "case", lost, pathOf);
  const place = placeOf(value.place);
  if (place) record.place = place;
  if (Array.isArray(value.entered))
    record.entered = value.entered.filter(isName).slice(-LIMITS.steps);
  if (isTime(value.begun)) record.begun = value.begun;
  if (isText(value.title, LIMITS.title)) record.title = value.title;
  return { record, lost: [...new Set(lost)] };
}

/**
 * The entries of a part that `take` can read. It returns undefined for a value it can't.
 * @template T
 * @param {unknown} all
 * @param {string} said What the part is called.
 * @param {Lost} lost
 * @param {(value: unknown, said: string) => T | undefined} take
 */
function each(all, said, lost, take) {
  /** @type {Record<string, T>} */
  const made = map();
  if (!isMap(all)) lost.push(said);
  else
    for (const [id, one] of Object.entries(all)) {
      const found = isName(id) ? take(one, `${said}: ${id}`) : undefined;
      if (found === undefined) lost.push(`${said}: ${cut(id, 100)}`);
      else made[id] = found;
    }
  return made;
}

/** @type {(text: string, most: number, said: string, lost: Lost) => string} */
function shortened(text, most, said, lost) {
  if (text.length > most) lost.push(`${said}, beyond ${most.toLocaleString("en-GB")} characters`);
  return cut(text, most);
}

/**
 * The tries of a question; null where there are some and none can be read.
 * @param {unknown} tries
 * @param {string} said
 * @param {Lost} lost
 */
function triesOf(tries, said, lost) {
  if (!Array.isArray(tries)) return undefined;
  const found = tries.map((one) => attemptOf(one, said, lost)).filter((one) => one !== null);
  if (found.length < tries.length) lost.push(said);
  return found.length || !tries.length ? trimmed(found) : null;
}

/** @type {(one: unknown, said: string, lost: Lost) => Attempt | null} */
function attemptOf(one, said, lost) {
  const value = isMap(one) ? one : /** @type {Partial<Attempt>} */ ({}),
    { at, print, right, partly, chosen } = value;
  if (!isTime(at) || !isName(print) || typeof right !== "boolean") return null;
  if (!Array.isArray(chosen) || chosen.length > LIMITS.chosen) return null;
  if (chosen.some((item) => typeof item !== "string")) return null;
  const answers = chosen.map((item) => shortened(item, LIMITS.answer, said, lost));
  return { at, print, right, ...(partly === true && { partly }), chosen: answers };
}

/** @param {unknown} one */
function finishOf(one) {
  if (!isMap(one) || !isTime(one.at) || !isMap(one.statements)) return undefined;
  const all = Object.entries(one.statements);
  /** @type {(entry: [string, unknown]) => entry is [string, string]} */
  const isPrint = (entry) => isName(entry[0]) && isText(entry[1], 100);
  return all.every(isPrint) ? { at: one.at, statements: map(all) } : undefined;
}

/**
 * Where the learner stopped. Whatever can't be read of it is no loss.
 * @param {unknown} value
 * @returns {Place | null}
 */
function placeOf(value) {
  const { at, to, step, of } = isMap(value) ? value : /** @type {Partial<Place>} */ ({});
  if (!isTime(at) || !isText(to, LIMITS.place) || !PLACE.test(to)) return null;
  if (!Number.isInteger(step) || !Number.isInteger(of)) return null;
  return { at, to, step: Number(step), of: Number(of) };
}

/**
 * What was done of a case. Parts that can't be read are no loss.
 * @param {unknown} value
 * @returns {Path | undefined}
 */
function pathOf(value) {
  const { at, path, seen, taken, print, done, ways } = isMap(value)
    ? value
    : /** @type {Partial<Path>} */ ({});
  if (!isTime(at) || !Array.isArray(path) || !Array.isArray(seen)) return undefined;
  const [way, all] = [path, seen].map((one) => one.filter(isName).slice(-LIMITS.parts));
  return {
    at,
    path: way,
    seen: all,
    ...(Array.isArray(taken) && { taken: taken.filter(isName).slice(-LIMITS.choices) }),
    ...(isName(print) && { print }),
    ...(isTime(done) && { done }),
    ...(Number.isInteger(ways) && { ways: Number(ways) }),
  };
}

/**
 * The older versions of notes. They hold nothing of the learner's own: whatever can't be read of
 * them is no loss.
 * @param {unknown} value
 */
function versionsOf(value) {
  /** @type {LearningRecord["versions"]} */
  const made = map();
  if (isMap(value))
    for (const [id, all] of Object.entries(value))
      if (isName(id) && Array.isArray(all))
        made[id] = all.filter((one) => isText(one, 20)).slice(-LIMITS.versions);
  return made;
}

/**
 * @param {unknown} value
 * @param {Lost} lost
 */
function planOf(value, lost) {
  if (!Array.isArray(value)) lost.push("plan");
  /** @type {unknown[]} */
  const steps = Array.isArray(value) ? value : [];
  /** @type {Step[]} */
  const plan = [];
  steps.forEach((step, at) => {
    const found = at < LIMITS.steps && stepOf(step, at);
    if (!found) return lost.push("an action of the plan");
    found.what = shortened(found.what, LIMITS.note, "an action of the plan", lost);
    plan.push(found);
  });
  return plan;
}

/**
 * A step of a plan, or null. A step from before steps had ids gets an id from its words and its
 * position, so that two open pages give it the same.
 * @param {unknown} step
 * @param {number} at
 * @returns {Step | null}
 */
function stepOf(step, at) {
  if (!isMap(step) || typeof step.what !== "string") return null;
  const by = isText(step.by, 10) && isTime(step.by) ? step.by : "";
  const unread = !by && step.by && typeof step.by === "string";
  return {
    id: isName(step.id) ? step.id : `${at}-${hash(step.what)}`,
    what: unread ? `${step.what} (by ${step.by})` : step.what,
    by,
    done: step.done === true,
  };
}
