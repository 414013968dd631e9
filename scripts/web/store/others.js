/* Texts beside the record that a page offers back. */
/** @import { Keep } from "../page/types.js" */
import { page } from "../page/page.js";
import { parsed } from "../record/values.js";
import { names } from "./areas.js";
import { keeper, keys } from "./device.js";
import { isOther, wasAside } from "./keys.js";

/**
 * What a page offers back: texts of a course that were set aside, and its records that are kept
 * under an older key or, of a copy that is opened from a folder, in another folder.
 */
export function others(kept = keeper()) {
  const { course, lms } = page;
  if (!course || !kept?.length) return [];
  const asked = askedAbout(kept),
    where = { folder: location.protocol === "file:", packaged: !!lms };
  return names(kept)
    .filter((key) => isOther(keys, course, key, where))
    .map((key) => ({ key, aside: wasAside(key), asked: asked.includes(key) }));
}

/**
 * The names of texts that the learner was asked about.
 * @param {Keep} kept
 */
export const askedAbout = (kept) =>
  /** @type {string[] | null} */ (parsed(kept.getItem(keys.ASKED))) || [];
