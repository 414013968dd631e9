/* What a page asks to do at work: each line can go into the learner's plan. */
/** @import { Course } from "../page/types.js" */
import { keepFilled, make } from "../page/elements.js";
import { page } from "../page/page.js";
import { LIMITS } from "../record/record.js";
import { cut } from "../record/values.js";
import { addStep, change, read } from "../store/store.js";

/**
 * Words as the plan holds them.
 * @param {string} words
 */
export const oneLine = (words) => cut(words.replace(/\s+/g, " ").trim(), LIMITS.step);

/**
 * @param {HTMLElement} line
 * @param {Course} course
 */
export function startPractice(line, { slug }) {
  if (page.trainer) return;
  // Without the mark that says for which service it is.
  const said = [...line.childNodes].filter((node) => node !== line.querySelector(".bf-for")),
    what = oneLine(said.map((node) => node.textContent).join("")),
    planned = () => read(slug).plan.some((step) => step.what === what),
    toggle = make("button", {
      type: "button",
      class: "bf-to-plan",
      onclick: () => {
        if (planned())
          change(slug, (record) => {
            record.plan = record.plan.filter((step) => step.what !== what);
          });
        else addStep(slug, what);
      },
    });
  keepFilled(() => {
    const said = planned() ? "In my plan" : "To my plan";
    toggle.setAttribute("aria-pressed", String(planned()));
    toggle.setAttribute("aria-label", `${said}: ${what}`);
    toggle.textContent = (planned() ? "✓ " : "+ ") + said;
  });
  line.append(toggle);
}
