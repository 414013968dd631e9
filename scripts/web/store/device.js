/* Where a page keeps the record: on the device, in this tab, in a session, or nowhere.

   On a shared computer a tab keeps its own record (sessionStorage), which the browser drops with
   the tab. A mark on the device (localStorage) says that the computer is shared, so that other
   tabs keep nothing on it either. No tab hands its record to another (BroadcastChannel could),
   because a tab that was left open may be somebody else's. Each tab keeps its way until the
   learner changes it in that tab, on the page My learning. */
/** @import { Keep } from "../page/types.js" */
import { page } from "../page/page.js";
import { area, put } from "./areas.js";
import { keysOf } from "./keys.js";

/** The names that this site keeps texts under: openStore() says which site it is. */
export const keys = keysOf("");
/** @type {Keep} Holds nothing, and takes nothing. */
const shut = { getItem() {}, setItem() {}, removeItem() {} };

/** @param {string} site The site's path. */
export function openStore(site) {
  Object.assign(keys, keysOf(site));
}

/** Whether this tab keeps its own record. */
export function tabOnly() {
  const tab = area("sessionStorage");
  if (page.lms || !tab) return false;
  if (!tab.getItem(keys.TAB) && (tab.getItem(keys.OLD_TAB) || marked()))
    put(tab, keys.TAB, "yes");
  return !!tab.getItem(keys.TAB);
}
/** Whether the computer is marked as shared. */
const marked = () => area("localStorage")?.getItem(keys.SHARED);

/** @returns {Keep | null} */
export const device = () => page.lms || area(tabOnly() ? "sessionStorage" : "localStorage");
// A trainer's own record stays off the screen, and as it is.
export const keeper = () => (page.trainer ? shut : device());
