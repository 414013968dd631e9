/* What a tab goes through once more, one after the other: the questions of all parts that were not
   right, or what the end of a part has found left to do in it. */
import { area, put } from "../store/areas.js";
import { keys } from "../store/device.js";
import { END } from "../progress/way-on.js";
import { onPage } from "./place.js";
import { told } from "./series.js";

/**
 * Keep what the tab goes through, for the pages that it leads to; without any, nothing is kept.
 * @param {string} slug The course's.
 * @param {string[]} queue Addresses within the course's folder; the last is where it ends.
 */
export function keepQueue(slug, queue) {
  const tab = area("sessionStorage");
  if (queue.length) put(tab, keys.AGAIN, [slug, ...queue].join(" "));
  else tab?.removeItem(keys.AGAIN);
}

/**
 * @param {string} slug The course's.
 * @returns {string[]} As it was kept.
 */
export function queueOf(slug) {
  const [course, ...queue] = (area("sessionStorage")?.getItem(keys.AGAIN) || "").split(" ");
  return course === slug ? queue : [];
}

/**
 * Begin with what waits in this part; it ends where the part does.
 * @param {string} slug The course's.
 * @param {string[]} waiting The ids on the page.
 */
export function beginQueue(slug, waiting) {
  const queue = [...waiting, END].map(onPage);
  keepQueue(slug, queue);
  return queue;
}

/**
 * Open an address of this page once more, so that what is asked again begins empty.
 * @param {string} hash
 */
export function askAfresh(hash) {
  location.hash = hash;
  location.reload();
}

/**
 * Where the reader is in a queue, in words.
 * @param {string[]} queue
 * @param {number} place
 * @param {boolean} open Whether a task of the page's theme is open.
 */
export const counted = (queue, place, open) =>
  told(
    open && queue.at(-1)?.endsWith("#" + END) ? "Left to do:" : "Again:",
    place,
    queue.length - 1,
  );

/**
 * The place of a step of this page in a queue, or -1. Where the queue ends is no place in it.
 * @param {string[]} queue
 * @param {string[]} ids Those in the step.
 */
export const queued = (queue, ids) =>
  queue.slice(0, -1).findIndex((one) => ids.includes(one.replace(onPage(""), "")));

/**
 * Whether the tab goes through a question of this page, so that it is asked without its old answer.
 * @param {string} slug The course's.
 * @param {string} id The question's, on the page.
 */
export const asksAgain = (slug, id) => queueOf(slug).includes(onPage(id));
