/* Where the learner stopped in a course, as far as it is on this page; and the step that this tab
   has shown last. */
/** @import { Place } from "../record/types.js" */
import { END } from "../progress/way-on.js";
import { keepPlace } from "../store/along.js";
import { area, put } from "../store/areas.js";
import { keys } from "../store/device.js";
import { read } from "../store/store.js";

export const file = () => location.pathname.replace(/.*\//, "");

/**
 * An address on this page, within the course's folder.
 * @param {string} id
 */
export const onPage = (id) => `${file()}#${id}`;

/**
 * Whether the learner stopped on this page, and not at its end.
 * @param {string} slug The course's.
 */
export function stoppedHere(slug) {
  const [page, id] = read(slug).place?.to.split("#") || [];
  return page === file() && id !== END;
}

/**
 * Whether the learner stopped at the end of this page.
 * @param {string} slug The course's.
 */
export const endedHere = (slug) => read(slug).place?.to === onPage(END);

/**
 * Keep where the learner is, so that Continue leads here. Whoever only looks something up, by an
 * address, has not gone on; nor has who comes back to a part after all of it was done.
 * @param {string} slug The course's.
 * @param {string} id The address of the step on this page.
 * @param {Pick<Place, "step" | "of">} where
 * @param {boolean} done Whether the part is done.
 */
export function keepHere(slug, id, where, done) {
  if (done && !stoppedHere(slug)) return;
  keepPlace(slug, { to: onPage(encodeURIComponent(id)), ...where });
}

/**
 * Keep which step the tab shows, for the way back to it from a page that is only looked up. From
 * the end of a part nobody wants back.
 * @param {string} slug The course's.
 * @param {string} id The address of the step on this page.
 * @param {boolean} isLast
 */
export const keepShown = (slug, id, isLast) =>
  put(
    area("sessionStorage"),
    keys.STEP,
    isLast ? "" : `${slug} ${onPage(encodeURIComponent(id))}`,
  );

/**
 * The address of the step of a course that the tab has shown last, or "".
 * @param {string} slug The course's.
 */
export function shownLast(slug) {
  const kept = (area("sessionStorage")?.getItem(keys.STEP) || "").split(" ");
  return kept[0] === slug ? String(kept.at(-1)) : ""; // an older version kept its number between
}
