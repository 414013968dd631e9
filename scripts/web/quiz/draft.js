/* What was chosen or typed in a question and is not checked yet. A tab keeps that of one question,
   so that it is there when the page is loaded anew or come back to. Nothing is kept in a package,
   where the next who learns may have the same tab, nor for a room. */
import { page } from "../page/page.js";
import { parsed } from "../record/values.js";
import { area, put } from "../store/areas.js";
import { keys } from "../store/device.js";

const tab = () => (page.lms || page.trainer ? null : area("sessionStorage"));

/**
 * @param {string} question What tells the question and its wording from all others.
 * @param {string[]} chosen Nothing to forget it.
 */
export function keepDraft(question, chosen) {
  if (chosen.length) put(tab(), keys.DRAFT, JSON.stringify([question, ...chosen]));
  else tab()?.removeItem(keys.DRAFT);
}

/**
 * What was chosen, or nothing.
 * @param {string} question
 * @returns {string[]}
 */
export function draftOf(question) {
  const kept = parsed(tab()?.getItem(keys.DRAFT) ?? null);
  return Array.isArray(kept) && kept[0] === question ? kept.slice(1) : [];
}
