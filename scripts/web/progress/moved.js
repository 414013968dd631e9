/* On a course start: places of the introduction that were once there. Their addresses are in search
   engines, calendars and notes, and lead on to the page that has them now. */
/** @import { Course } from "../page/types.js" */
import { addressed } from "../steps/scrolling.js";

const INTRODUCTION = "introduction"; // as scripts/briefed/layout.py has it

/**
 * @param {HTMLElement} _
 * @param {Course} course
 */
export function startMoved(_, { themes }) {
  const introduction = themes.find(({ slug }) => slug === INTRODUCTION);
  if (!introduction) return;
  const follow = () => {
    const { hash } = location;
    if (hash && !addressed()) location.replace(introduction.page + hash);
  };
  follow();
  addEventListener("hashchange", follow); // an address that was typed while the start was open
}
