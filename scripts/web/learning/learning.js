/* "My learning": all that a learner has done in a course, to look at, to print and to take away.
   The page has its sections as a template. */
/** @import { LearningPage, Tell } from "./types.js" */
/** @import { Course } from "../page/types.js" */
import {
  FORGETS,
  STOPPED,
  all,
  button,
  keepFilled,
  keepQueue,
  link,
  need,
  page as shown,
  paragraph,
  read,
  standing,
  tabOnly,
  trouble,
} from "#shared";
import { keeping } from "../keep/keeping.js";
import { certificate } from "./certificate.js";
import { plan } from "./plan.js";
import { REMINDER, lookAgain, notes, remind } from "./sections.js";

/**
 * @param {HTMLElement} holder
 * @param {Course} course
 */
export function startLearning(holder, course) {
  const page = pageOf(course);
  keepQueue(course.slug, []); // it ends here
  const { content } = /** @type {HTMLTemplateElement} */ (need(holder, "template"));
  need(holder, ".bf-without").replaceWith(content);
  /** @param {string} section */
  const tellIn = (section) => teller(need(holder, section + " .bf-said"));
  const tellAgain = tellIn("#again");
  fill("#again > div", () => lookAgain(page, tellAgain));
  fill("#notes > div", () => notes(page));
  plan(page, tellIn("#plan"));
  certificate(page);
  need(holder, "#supervision > p > button").onclick = () => print(need(holder, "#supervision"));
  need(holder, "#record > p > button").onclick = () => print(need(holder, ".bf-paper"));
  keeping(course, tellIn("#keep"));
  const said = need(holder, ".bf-said");
  said.textContent = trouble();
  if (location.hash === STOPPED && !said.textContent)
    said.append(
      paragraph(kept()),
      paragraph(forgets(), link("#keep", "Save a copy"), "."),
      button(REMINDER, () => remind(page, teller(said)), true),
    );
}

/* Where all that a learner has done is, for whoever stops. */
function kept() {
  if (shown.lms) return shown.lms.says;
  const where = tabOnly() ? "tab, until you close it." : "browser, and you can go on from this page.";
  return "All of it is kept in this " + where;
}
const forgets = () => (shown.lms || tabOnly() ? "" : FORGETS + " ");

/**
 * What says what was done, where it was done. Whatever was said before is over.
 * @param {HTMLElement} said
 * @returns {Tell}
 */
const teller = (said) => (words) => {
  for (const one of all(document, ".bf-said")) one.textContent = "";
  said.textContent = trouble() || words;
  said.scrollIntoView({ block: "nearest" });
  return said;
};

/**
 * What the parts of the page share.
 * @param {Course} course
 * @returns {LearningPage}
 */
function pageOf(course) {
  const record = () => read(course.slug);
  /** @type {LearningPage["all"]} */
  const all = () => course.themes.map((theme) => [theme, standing(record(), theme)]);
  return {
    course,
    record,
    all,
    again: () => all().flatMap(([theme, now]) => now.again.map((one) => ({ ...one, theme }))),
  };
}

/**
 * Fill a part of the page, now and whenever the record has changed; the focus stays where it is.
 * The other parts keep what is being typed.
 * @param {string} place Its selector.
 * @param {() => Node[]} children
 */
function fill(place, children) {
  const part = need(document, place),
    held = () => all(part, "a, button");
  keepFilled(() => {
    const at = held().findIndex((one) => one === document.activeElement);
    part.replaceChildren(...children());
    held()[at]?.focus();
  });
}

/**
 * Print a part of the page alone.
 * @param {HTMLElement} part
 */
function print({ classList }) {
  const { dataset } = document.documentElement;
  dataset.alone = "";
  classList.add("bf-sheet");
  addEventListener(
    "afterprint",
    () => {
      delete dataset.alone;
      classList.remove("bf-sheet");
    },
    { once: true },
  );
  window.print();
}
