/* "Keep or move" on My learning. */
/** @import { Tell } from "../learning/types.js" */
/** @import { Course } from "../page/types.js" */
import { keepFilled, need, page, saveCopy, tabOnly, trouble } from "#shared";
import { bringing } from "./bringing.js";
import { clearing } from "./clearing.js";
import { foundBox } from "./found.js";
import { sharedComputer } from "./shared-computer.js";

/**
 * @param {Course} course
 * @param {Tell} tell
 */
export function keeping(course, tell) {
  const { lms } = page,
    section = need(document, "#keep"),
    fold = /** @type {HTMLDetailsElement} */ (need(section, "details")),
    saves = need(fold, "p");
  const save = () => {
    saveCopy();
    tell("my-learning.json is among your downloads.");
    return null; // the question stays open
  };
  foundBox(need(section, "div"), course, tell);
  need(saves, "button").onclick = save;
  if (lms) {
    need(section, "h2").textContent = "Keep a copy";
    need(section, ":scope > p").textContent = lms.says;
    return fold.replaceWith(saves);
  }
  const report = need(fold, ".bf-report");
  bringing(course, report, tell);
  sharedComputer(save, tell);
  clearing(() => {
    report.replaceChildren();
    tell("Everything is cleared.");
  });
  unfolded(section, fold);
}

/**
 * Unfold what an address or a link leads to, and what a learner has to look after: a shared
 * computer, and learning that nothing keeps.
 * @param {HTMLElement} section
 * @param {HTMLDetailsElement} fold
 */
function unfolded(section, fold) {
  /** @param {string} address */
  const lead = (address) => {
    if (section.contains(document.getElementById(new URL(address).hash.slice(1)))) fold.open = true;
  };
  lead(location.href);
  addEventListener("hashchange", () => lead(location.href));
  // A link to where the page is already changes no address.
  addEventListener("click", ({ target }) => {
    const link = /** @type {Element} */ (target).closest("a");
    if (link) lead(link.href);
  });
  keepFilled(() => {
    if (tabOnly() || trouble()) fold.open = true;
  });
}
