/* Moves learning between the device and a tab, adds to it, and clears it.

   Each of these is all or nothing: where something finds no room, the former state is put back. */
/** @import { Keep } from "../page/types.js" */
/** @import { Added, Joined, LearningRecord, Refusal } from "../record/types.js" */
import {
  FULL,
  NOTHING,
  area,
  askedAbout,
  changed,
  courseOf,
  device,
  empty,
  forget,
  isOwn,
  keys,
  memory,
  names,
  now,
  others,
  parsed,
  put,
  salvaged,
  setAside,
  tabOnly,
} from "#shared";
import { joined } from "../record/joining.js";

/**
 * The names of this site's records.
 * @param {Storage | null} kept
 */
const own = (kept) => names(kept).filter((one) => isOwn(keys, one));
/**
 * The names of all that is the learner's own: the records, and the service that was chosen.
 * @param {Storage | null} kept
 */
const everything = (kept) => [
  ...own(kept),
  ...(kept?.getItem(keys.SERVICE) ? [keys.SERVICE] : []),
];
/** @param {Storage} kept */
const drafts = (kept) => names(kept).filter((name) => name.startsWith(keys.DRAFT));
/** @param {string} name */
const isAside = (name) => name.startsWith(keys.ASIDE);

/**
 * Keep texts under their names; where one finds no room, put everything back. Returns whether all
 * are kept.
 * @param {Keep} kept
 * @param {[name: string, text: string][]} texts
 */
function putAll(kept, texts) {
  const before = texts.map(([name]) => /** @type {const} */ ([name, kept.getItem(name)]));
  if (texts.every(([name, text]) => put(kept, name, text))) return true;
  for (const [name, text] of before)
    if (text === null || text === undefined) kept.removeItem(name);
    else put(kept, name, text);
  return false;
}

/**
 * Add records to those that are kept.
 * @param {[course: string, record: LearningRecord][]} all
 * @param {string} from The line above a note that is put below another.
 * @param {Keep | null} [kept]
 * @returns {Refusal | Joined<string>}
 */
export function add(all, from, kept = device()) {
  /** @type {[name: string, text: string][]} */
  const texts = [];
  /** @type {[course: string, numbers: Added][]} */
  const added = [];
  for (const [course, record] of all) {
    const there = kept?.getItem(keys.RECORD + course),
      found = there ? salvaged(parsed(there)) : { record: empty(), lost: [] };
    if (there && found.lost.length && !setAside(kept, course, there)) return { why: FULL };
    const both = joined(memory[course] || found.record, record, from),
      over = Object.keys(both.over).length;
    if (!there) both.record.begun = now();
    if (record.title) both.record.title ||= record.title;
    texts.push([keys.RECORD + course, JSON.stringify(both.record)]);
    added.push([course, { ...both.added, over }]);
    if (over && !(kept && setAside(kept, course, JSON.stringify({ ...empty(), notes: both.over }))))
      return { why: FULL };
  }
  if (kept && !putAll(kept, texts)) return { why: FULL };
  for (const [name, text] of texts) {
    if (kept) delete memory[courseOf(keys, name)];
    else memory[courseOf(keys, name)] = salvaged(parsed(text)).record; // until the page is left
  }
  if (tabOnly()) put(kept, keys.UNSAVED, "yes");
  forget();
  return { added };
}

/**
 * Add the text under another name to the record of a course. The other text stays.
 * @param {string} course
 * @param {string} name
 */
export function adopt(course, name) {
  const { record } = salvaged(parsed(device()?.getItem(name)));
  return add([[course, record]], "From what was found on this device:");
}

/**
 * Remember that the learner was asked about the text under a name: other pages mention it no more.
 * @param {string} name
 */
export function noteAsked(name) {
  const kept = /** @type {Keep} */ (device()),
    all = askedAbout(kept);
  if (!all.includes(name)) put(kept, keys.ASKED, JSON.stringify([...all, name]));
}

/** @param {string} name */
export function takeAway(name) {
  device()?.removeItem(name);
  changed();
}

/**
 * Whether the device, or this tab, holds something of this site.
 * @param {"localStorage" | "sessionStorage"} where
 */
export const holds = (where) => everything(area(where)).length > 0;

/**
 * From now on each tab keeps its own record. `along`: what the device holds moves into this tab;
 * otherwise it stays. Returns why not, or "".
 * @param {boolean} along
 */
export function share(along) {
  const tab = area("sessionStorage"),
    kept = area("localStorage");
  if (!tab || !kept) return NOTHING;
  /** @type {[name: string, text: string][]} */
  const texts = (along ? everything(kept) : []).map((name) => [name, kept.getItem(name) || ""]);
  if (!putAll(tab, [...texts, [keys.TAB, "yes"]]) || !put(kept, keys.SHARED, "yes")) {
    for (const name of [...texts.map(([name]) => name), keys.TAB]) tab.removeItem(name);
    return FULL;
  }
  for (const [name] of texts) kept.removeItem(name);
  if (own(tab).length) put(tab, keys.UNSAVED, "yes");
  forget();
  return "";
}

/**
 * From now on the device keeps everything again. `along`: what this tab holds is added to it;
 * otherwise it is deleted. Returns why not, or "".
 * @param {boolean} along
 */
export function unshare(along) {
  const tab = area("sessionStorage"),
    kept = area("localStorage");
  if (!tab || !kept) return NOTHING;
  const why = along ? bringAlong(tab, kept) : "";
  if (why) return why;
  for (const name of [...everything(tab), keys.ASKED, keys.OLD_TAB, keys.TAB, keys.UNSAVED])
    tab.removeItem(name);
  kept.removeItem(keys.SHARED);
  forget();
  return "";
}

/**
 * Add what a tab holds to what the device holds. Returns why not, or "".
 * @param {Storage} tab
 * @param {Storage} kept
 */
function bringAlong(tab, kept) {
  const all = own(tab),
    read = all
      .filter((name) => !isAside(name))
      .map((name) => ({ name, ...salvaged(parsed(tab.getItem(name))) }));
  const broken = read.filter(({ lost }) => lost.length).map(({ name }) => name);
  for (const name of [...all.filter(isAside), ...broken])
    if (!setAside(kept, courseOf(keys, name), tab.getItem(name) || "")) return FULL;
  const done = add(
    read.map(({ name, record }) => [courseOf(keys, name), record]),
    "From a tab of this computer:",
    kept,
  );
  const service = tab.getItem(keys.SERVICE);
  if (service && !done.why) put(kept, keys.SERVICE, service);
  return done.why || "";
}

/**
 * Clear everything that this site keeps in this tab; with `device` also on the device, and with
 * `others` also what was found there.
 * @param {{ device: boolean, others: boolean }} what
 */
export function clear(what) {
  const found = what.others ? others(device()).map((one) => one.key) : [];
  const besides = [...found, keys.ASKED, keys.UNSAVED, keys.TRAINER, keys.STEP];
  for (const kept of [area("sessionStorage"), what.device && area("localStorage")])
    for (const name of kept ? [...everything(kept), ...drafts(kept), ...besides] : [])
      /** @type {Storage} */ (kept).removeItem(name);
  forget(true);
}
