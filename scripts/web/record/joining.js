/* Two records of a course as one. Pure. */
/** @import { Attempt, LearningRecord, Numbers, Path, Step } from "./types.js" */
import { LIMITS, caseOf, hash, map, trimmed, versioned } from "#shared";

/** @param {Attempt} attempt */
const same = ({ at, print, chosen }) => JSON.stringify([at, print, chosen]);

/**
 * Two notes as one: the newer where one grew from the other, otherwise both, below each other
 * with the line `from` between them.
 * @param {string} mine
 * @param {string} theirs
 * @param {string[]} mineWas Hashes of older versions.
 * @param {string[]} theirsWas
 * @param {string} from
 */
function note(mine, theirs, mineWas, theirsWas, from) {
  const older = mineWas.includes(hash(theirs)),
    newer = theirsWas.includes(hash(mine));
  if (!theirs.trim() || mine === theirs || (older && !newer)) return mine;
  if (!mine.trim() || (newer && !older)) return theirs;
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${mine}\n\n${from}\n${theirs}`;
}

/**
 * Two records as one, and how much of it is new. `over` has the notes that found no room below
 * the note that was there. `from` is the line above a note that was put below another.
 * @param {LearningRecord} mine
 * @param {LearningRecord} theirs
 * @param {string} from
 * @returns {{ record: LearningRecord, added: Numbers, over: Record<string, string> }}
 */
export function joined(mine, theirs, from) {
  const record = {
    ...mine,
    tries: map(Object.entries(mine.tries)),
    notes: map(Object.entries(mine.notes)),
    versions: map(Object.entries(mine.versions)),
    finished: map(Object.entries(mine.finished)),
    plan: mine.plan.map((step) => ({ ...step })),
  };
  const [own, other] = [mine.place, theirs.place];
  if (other && !(own && Date.parse(own.at) >= Date.parse(other.at))) record.place = other;
  const entered = new Set([...(mine.entered || []), ...(theirs.entered || [])]);
  if (entered.size) record.entered = [...entered];
  const added = {
    answers: 0,
    cases: 0,
    finished: 0,
    notes: 0,
    steps: addSteps(record.plan, theirs.plan),
  };
  const cases = map(Object.entries(mine.cases || {}));
  for (const [id, one] of Object.entries(theirs.cases || {})) {
    cases[id] = bothWays(caseOf(mine, id), one);
    if (cases[id].done && !caseOf(mine, id)?.done) added.cases++;
  }
  if (theirs.cases) record.cases = cases;
  /** @type {Record<string, string>} */
  const over = map();
  for (const [id, tries] of Object.entries(theirs.tries)) {
    const own = mine.tries[id] || [],
      seen = new Set(own.map(same)),
      more = tries.filter((one) => !seen.has(same(one)));
    added.answers += more.length;
    record.tries[id] = trimmed(
      [...own, ...more].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    );
  }
  for (const [theme, one] of Object.entries(theirs.finished)) {
    const own = mine.finished[theme];
    if (own && Date.parse(own.at) >= Date.parse(one.at)) continue;
    if (!own) added.finished++;
    record.finished[theme] = one;
  }
  for (const [theme, theirNote] of Object.entries(theirs.notes)) {
    const own = mine.notes[theme] || "",
      mineWas = mine.versions[theme] || [],
      theirsWas = theirs.versions[theme] || [];
    const both = note(own, theirNote, mineWas, theirsWas, from);
    if (both.length > LIMITS.note) over[theme] = theirNote;
    else if (both !== own) {
      record.notes[theme] = both;
      added.notes++;
    }
    record.versions[theme] = [...new Set([...mineWas, ...theirsWas])].slice(-LIMITS.versions);
    for (const text of [theirNote, own])
      if (text !== record.notes[theme] && !(theme in over)) versioned(record, theme, text);
  }
  return { record, added, over };
}

/**
 * What was done of a case in two records. In two wordings it is two cases: then the newer counts.
 * @param {Path | undefined} own
 * @param {Path} other
 * @returns {Path}
 */
function bothWays(own, other) {
  if (!own) return other;
  const newer = Date.parse(own.at) >= Date.parse(other.at) ? own : other,
    older = newer === own ? other : own,
    ways = Math.max(own.ways || 0, other.ways || 0),
    both = { ...newer, ...(ways && { ways }) };
  if (own.print !== other.print) return both;
  const path = newer.path.length ? newer.path : older.path,
    seen = [...new Set([...own.seen, ...other.seen])].slice(-LIMITS.parts),
    [done] = [own, other].flatMap((one) => one.done || []).sort();
  const taken = [...new Set([...(own.taken || []), ...(other.taken || [])])];
  return { ...both, path, seen, ...(taken.length && { taken }), done };
}

/**
 * Add to a plan the steps of another. A step of both is done where it is done in either.
 * @param {Step[]} plan
 * @param {Step[]} theirs
 * @returns {number} How many steps are new.
 */
function addSteps(plan, theirs) {
  const left = new Set(plan);
  let added = 0;
  /** @param {Step} step */
  const words = ({ what, by }) => JSON.stringify([what, by]);
  for (const step of theirs) {
    const own =
      plan.find((one) => left.has(one) && one.id === step.id) ||
      plan.find((one) => left.has(one) && words(one) === words(step));
    if (own) {
      left.delete(own); // two steps of the same words are two
      own.done = own.done || step.done;
    } else {
      added++;
      plan.push({ ...step });
    }
  }
  return added;
}
