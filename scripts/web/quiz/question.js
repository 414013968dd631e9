/* A question: choose, then check. */
/** @import { Course } from "../page/types.js" */
/** @import { Form } from "./form.js" */
import { make, need } from "../page/elements.js";
import { limit } from "../page/limit.js";
import { page } from "../page/page.js";
import { LIMITS } from "../record/record.js";
import { triesOf } from "../record/standing.js";
import { addTry, read } from "../store/store.js";
import { formOf } from "./form.js";
import { focusResult } from "./onward.js";
import { askAgain, showResult } from "./result.js";

/**
 * @param {HTMLElement} question
 * @param {Course} course
 */
export function startQuestion(question, { slug }) {
  const form = formOf(question),
    { id, inputs, typed } = form,
    print = /** @type {string} */ (question.dataset.print);
  const alarm = make("p", { class: "bf-alarm", role: "alert" }),
    check = make("button", { type: "submit", class: "bf-button" }, "Check answer"),
    result = make("div", { class: "bf-result" }),
    beside = page.lms?.beside || "";
  const { last, updated } = triesOf(read(slug), id, print);

  form.form.append(alarm, check, make("p", { class: "bf-beside", hidden: !beside }, beside));
  if (typed) form.form.after(result);
  else form.form.before(result);
  if (typed) for (const input of inputs) limitGap(input, alarm);
  if (updated)
    need(question, ".bf-asked").after(
      make("p", { class: "bf-updated" }, "Updated since you answered: please answer it again."),
    );
  if (last) {
    putBack(form, last.chosen);
    show();
  }

  form.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = missingField(form);
    alarm.textContent = !missing
      ? ""
      : typed
        ? "Write an answer first."
        : "Choose an answer first.";
    if (missing) return missing.focus();
    question.querySelector(".bf-updated")?.remove();
    const chosen = (typed ? inputs : form.chosen()).map((input) => input.value.trim());
    addTry(slug, id, { print, right: form.allRight(), chosen });
    focusResult(question, show());
    document.dispatchEvent(new CustomEvent("briefed:answered", { detail: id }));
  });
  form.form.addEventListener("input", () => (alarm.textContent = ""));

  function show() {
    check.hidden = true;
    return showResult(form, result, () => {
      check.hidden = false;
      askAgain(form, result);
    });
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} alarm
 */
function limitGap(input, alarm) {
  const counter = make("div");
  alarm.before(counter);
  limit(input, LIMITS.answer, counter);
}

/**
 * @param {Form} form
 * @param {string[]} chosen
 */
function putBack({ inputs, typed }, chosen) {
  inputs.forEach((input, at) => {
    if (typed) input.value = chosen[at] || "";
    else input.checked = chosen.includes(input.value);
  });
}

/**
 * The field that waits for an answer.
 * @param {Form} form
 */
const missingField = ({ typed, inputs, chosen }) =>
  typed ? inputs.find((input) => !input.value.trim()) : !chosen().length && inputs[0];
