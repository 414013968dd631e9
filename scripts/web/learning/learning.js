/* "My learning": all that a learner has done in a course, to look at, to print and to take away. */
/** @import { LearningPage } from "./types.js" */
/** @import { Course } from "../page/types.js" */
import { all, make, read, standing, trouble, whenChanged } from "#shared";
import { keeping } from "../keep/keeping.js";
import { certificate } from "./certificate.js";
import { plan } from "./plan.js";
import { lookAgain, notes, whereYouAre } from "./sections.js";

/**
 * @param {HTMLElement} holder
 * @param {Course} course
 */
export function startLearning(holder, course) {
  const said = make("p", { role: "status", class: "bf-said" }),
    page = pageOf(course, said);
  holder.replaceChildren(
    said,
    ...[whereYouAre, lookAgain, notes].map((section) => kept(() => section(page))),
    plan(page),
    certificate(page),
    keeping(course, page.tell),
  );
  page.tell("");
  addEventListener("afterprint", () => delete document.documentElement.dataset.print);
}

/**
 * What the parts of the page share.
 * @param {Course} course
 * @param {HTMLElement} said
 * @returns {LearningPage}
 */
function pageOf(course, said) {
  const record = () => read(course.slug);
  /** @type {LearningPage["all"]} */
  const all = () => course.themes.map((theme) => [theme, standing(record(), theme)]);
  /** @param {"first" | "best" | "of"} name */
  const sum = (name) => all().reduce((total, [, now]) => total + now[name], 0);
  return {
    course,
    record,
    all,
    again: () => all().flatMap(([theme, now]) => now.again.map((one) => ({ ...one, theme }))),
    rightly: () => `${sum("first")} of ${sum("of")} right at the first try, ${sum("best")} by now`,
    times: () =>
      Object.values(record().tries)
        .flat()
        .map((one) => one.at)
        .sort(),
    part: (id, heading, ...children) =>
      make("section", { id }, make("h2", {}, heading), ...children),
    tell: (words) => (said.textContent = trouble() || words),
  };
}

/**
 * A section that is made again whenever the record has changed. The others keep what is being
 * typed.
 * @param {() => HTMLElement} section
 */
function kept(section) {
  let shown = section();
  const parts = () => all(shown, "a, button");
  whenChanged(() => {
    const at = parts().findIndex((one) => one === document.activeElement),
      fresh = section();
    shown.replaceWith(fresh);
    shown = fresh;
    if (at >= 0) parts()[at]?.focus();
  });
  return shown;
}
