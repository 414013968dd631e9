/* How old the briefing is depends on the day of the visit, not on the day of the build. */
/** @import { Course } from "../page/types.js" */
import { yearsAgo } from "./way-on.js";

/**
 * @param {HTMLElement} said
 * @param {Course} course
 */
export function startAge(said, { published }) {
  said.textContent = said.textContent.replace(/\.$/, yearsAgo(published, new Date()) + ".");
}
