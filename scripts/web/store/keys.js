/* The names that texts are kept under. Pure.

   Records are kept under the site's path, so that two sites of one host are apart. */
/** @import { Course } from "../page/types.js" */

const FORMER = "briefed:course:"; // of records that were kept without the site's path
const RECORD = "briefed:record:",
  ASIDE = "briefed:aside:";
const OLD_TAB = "briefed:tab-only";

/** The end of the name of a text that was set aside: its number and the day. */
const NUMBERED = /:(\d+):([\d-]+)$/;

/**
 * The names of a site.
 * @param {string} site Its path.
 */
export const keysOf = (site) => ({
  SITE: site,
  /** The record of a course; without a course, how the names of all begin. */
  RECORD: RECORD + site,
  /** How the names of texts that were set aside begin. */
  ASIDE: ASIDE + site,
  OLD_TAB,
  /** That a tab keeps its own record. */
  TAB: OLD_TAB + ":" + site,
  /** That the computer is shared. */
  SHARED: "briefed:shared:" + site,
  /** The names that the learner was asked about. */
  ASKED: "briefed:asked:" + site,
  /** That something was done since a copy was saved. */
  UNSAVED: "briefed:unsaved:" + site,
  TRAINER: "briefed:trainer:" + site,
  /** The step that this tab has shown last. */
  STEP: "briefed:step:" + site,
  /** What this tab goes through once more. */
  AGAIN: "briefed:again:" + site,
  /** What this tab has of an answer that is not checked yet; with the id of a case behind it, the
      scene at which that was left. */
  DRAFT: "briefed:draft:" + site,
  /** The service that the learner works in. */
  SERVICE: "briefed:service:" + site,
});

/** @typedef {ReturnType<typeof keysOf>} Keys */

/**
 * The number and the day in the name of a text that was set aside.
 * @param {string} name
 */
export const numbered = (name) => name.match(NUMBERED)?.slice(1) || [];

/**
 * The name for another text of a course that is set aside; `names` are those that are taken.
 * @param {Keys} keys
 * @param {string} course
 * @param {string[]} names
 * @param {string} day
 */
export function nextAside(keys, course, names, day) {
  const taken = names.map((one) => Number(numbered(one)[0]));
  return `${keys.ASIDE}${course}:${1 + Math.max(0, ...taken)}:${day}`;
}

/**
 * The course that a record or a text that was set aside belongs to.
 * @param {Keys} keys
 * @param {string} name
 */
export const courseOf = ({ RECORD, ASIDE }, name) =>
  name.slice((name.startsWith(ASIDE) ? ASIDE : RECORD).length).replace(NUMBERED, "");

/**
 * Whether a name is that of a record of this site, or of a text that was set aside. A site in a
 * folder of this one is another.
 * @param {Keys} keys
 * @param {string} name
 */
export const isOwn = (keys, name) =>
  (name.startsWith(keys.RECORD) || name.startsWith(keys.ASIDE)) &&
  !courseOf(keys, name).includes("/");

/**
 * Whether a name is that of a text which a course offers back: one that was set aside, or a record
 * under an older name or, of a copy that is opened from a folder, in another folder.
 * @param {Keys} keys
 * @param {Course} course
 * @param {string} name
 * @param {{ folder: boolean, packaged: boolean }} where The page is opened from a folder, or is one
 *   of a package for a learning system.
 */
export function isOther({ SITE, RECORD: own }, course, name, { folder, packaged }) {
  const path = name.replace(/^briefed:\w+:/, "").replace(NUMBERED, "");
  return (
    name !== own + course.slug &&
    [course.slug, ...(course.formerly || [])].some((slug) =>
      isAside(name) || name.startsWith(RECORD)
        ? path === SITE + slug || (folder && path.endsWith("/" + slug))
        : !packaged && name.replace(/:unreadable$/, "") === FORMER + slug,
    )
  );
}

/** @param {string} name */
const isAside = (name) => name.startsWith(ASIDE);

/**
 * Whether a text that is offered back was set aside, and not found.
 * @param {string} name
 */
export const wasAside = (name) => isAside(name) || name.endsWith(":unreadable");
