/* The scene at which a case was left. A tab keeps it as it keeps an answer that is not checked yet
   (see draft.js), so that the case goes on there when its page is come back to. */
/** @import { Place } from "./places.js" */
import { area, keys, page, parsed, put } from "#lent";

/**
 * @param {string} id What tells the case from all others of the site.
 */
export function leftAt(id) {
  const tab = page.lms ? null : area("sessionStorage"),
    name = keys.DRAFT + id;
  return {
    /** What is kept; it may be no text of ours, and then it tells of no path. */
    place: () => /** @type {Partial<Place> | null} */ (parsed(tab?.getItem(name))),
    /** @param {Place} place */
    keep: (place) => put(tab, name, JSON.stringify(place)),
  };
}
