/* What a page asks to do at work: each line can go into the learner's plan. Its button stands
   beside the words, so that more lines are seen at once. */
/** @import { Course } from "../page/types.js" */
import { keepFilled, make, shownTheme } from "../page/elements.js";
import { page } from "../page/page.js";
import { LIMITS } from "../record/record.js";
import { cut } from "../record/values.js";
import { addStep, change, read } from "../store/store.js";
import { dayOf } from "../page/words.js";

/**
 * Words as the plan holds them.
 * @param {string} words
 */
export const oneLine = (words) => cut(words.replace(/\s+/g, " ").trim(), LIMITS.step);

/**
 * @param {HTMLElement} line
 * @param {Course} course
 * @param {string} [from] What the id of its action begins with: the theme, and the list of the
 *   learner's own actions that it belongs to.
 */
export function startPractice(line, { slug }, from = shownTheme() + "-p-") {
  if (page.trainer) return;
  // Without the mark that says for which service it is.
  const said = [...line.childNodes].filter((node) => node !== line.querySelector(".bf-for")),
    what = oneLine(said.map((node) => node.textContent).join("")),
    planned = () => read(slug).plan.find((step) => step.what === what),
    day = make("span", { class: "bf-hint" }),
    words = make("span", {}, ...line.childNodes, day),
    toggle = make("button", {
      type: "button",
      class: "bf-to-plan",
      onclick: () => {
        const step = planned();
        if (step) {
          by = step.by;
          change(slug, (record) => {
            record.plan = record.plan.filter((step) => step.what !== what);
          });
        } else addStep(slug, what, by, from);
      },
    });
  let by = ""; // the day of the action that was taken out, for whoever puts it back
  keepFilled(() => {
    const step = planned(),
      by = step?.by && `by ${dayOf(step.by)}`,
      said = step ? "In my plan" : "To my plan";
    day.textContent = step ? said + (by ? ", " + by : "") : "";
    toggle.setAttribute("aria-pressed", String(!!step));
    toggle.setAttribute("aria-label", `${said}${by ? ", " + by : ""}: ${what}`);
    toggle.textContent = step ? "−" : "+"; // a tick would say that it is done
  });
  // The words can be tapped as well, but for a link among them.
  words.onclick = ({ target }) =>
    /** @type {Element} */ (target).closest("a") || toggle.click();
  line.replaceChildren(make("div", { class: "bf-line" }, toggle, words));
}
