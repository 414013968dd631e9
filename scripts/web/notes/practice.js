/* What a page asks to do at work: each line can go into the learner's plan. */
/** @import { Course } from "../page/types.js" */
/** @import { Step } from "../record/types.js" */
import { all, keepFilled, make } from "../page/elements.js";
import { page } from "../page/page.js";
import { LIMITS } from "../record/record.js";
import { cut } from "../record/values.js";
import { addStep, change, read } from "../store/store.js";

/**
 * @param {HTMLElement} step
 * @param {Course} course
 */
export function startPractice(step, { slug }) {
  const list = step.querySelector("ul");
  if (!list || page.trainer) return;
  for (const line of all(list, ":scope > li")) addToggle(line, slug);
}

/** @type {(plan: Step[], what: string) => Step[]} */
const without = (plan, what) => plan.filter((step) => step.what !== what);

/** @type {(line: HTMLElement, slug: string) => void} */
function addToggle(line, slug) {
  const what = cut(line.textContent.replace(/\s+/g, " ").trim(), LIMITS.step),
    planned = () => read(slug).plan.some((step) => step.what === what),
    toggle = make("button", {
      type: "button",
      class: "bf-to-plan",
      onclick: () => {
        if (planned()) change(slug, (record) => void (record.plan = without(record.plan, what)));
        else if (read(slug).plan.length < LIMITS.steps) addStep(slug, what);
      },
    });
  const fill = () => {
    const said = planned() ? "In my plan" : "To my plan";
    toggle.setAttribute("aria-pressed", String(planned()));
    toggle.setAttribute("aria-label", `${said}: ${what}`);
    toggle.textContent = (planned() ? "✓ " : "+ ") + said;
  };
  keepFilled(fill);
  line.append(toggle);
}
