/* How this device shows pages: its colours, whole pages or steps. It tells nothing of anybody, so
   it is kept for the device, also where a tab keeps its own record. */
import { area } from "../store/areas.js";

const KEY = "briefed:";

/**
 * @param {"colours" | "whole"} name
 * @returns {string} "" where nothing was chosen.
 */
export const chosen = (name) => area("localStorage")?.getItem(KEY + name) || "";

/**
 * @param {"colours" | "whole"} name
 * @param {string} value "" for none.
 */
export function choose(name, value) {
  try {
    area("localStorage")?.[value ? "setItem" : "removeItem"](KEY + name, value);
  } catch {
    /* then it is for this page alone */
  }
}
