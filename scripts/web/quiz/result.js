/* What a question shows once it is answered: which options are right, why, and what the briefing
   says. */
/** @import { Form } from "./form.js" */
import { all, button, make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { troubleNote } from "../progress/trouble.js";
import { mark, verdict } from "./marks.js";

/**
 * Show the result of an answer in a box. Returns its heading.
 * @param {Form} form
 * @param {HTMLElement} box
 * @param {() => void} again What "Try again" does.
 */
export function showResult(form, box, again) {
  const { answer, inputs, typed, isRight } = form;
  form.fields.disabled = true;
  inputs.forEach((input, at) => (typed ? markGap(form, input, at) : markOption(form, input)));
  const ours = inputs.filter((input) => isRight(input) && (typed || input.checked)).length,
    of = typed ? inputs.length : inputs.filter(isRight).length,
    wrong = typed ? 0 : form.chosen().length - ours;
  const whole = form.allRight(),
    heading = make(
      "p",
      { class: "bf-verdict", tabindex: "-1", "data-right": whole },
      verdict(whole, ours, of, wrong),
    );
  box.append(
    heading,
    need(answer, ".bf-basis").cloneNode(true),
    button(page.lms?.again || "Try again", again),
    ...troubleNote(),
  );
  return heading;
}

/** @type {(form: Form, input: HTMLInputElement, at: number) => void} */
function markGap({ blanks, isRight }, input, at) {
  const right = isRight(input);
  input.after(mark(right, right ? "Right" : "The word is: " + blanks[at]));
}

/** @type {(form: Form, input: HTMLInputElement) => void} */
function markOption({ told, isRight }, input) {
  const row = /** @type {HTMLElement} */ (input.parentElement),
    right = isRight(input);
  if (input.checked) row.append(mark(right, right ? "Your answer: right" : "Your answer: not right"));
  else if (right)
    row.append(mark(true, input.type === "radio" ? "The right answer" : "Right, and not chosen"));
  row.append(
    make(
      "details",
      { class: "bf-why", open: input.checked },
      make("summary", {}, right ? "Why this is right" : "Why this is not right"),
      need(told(input), ".bf-reason").cloneNode(true),
    ),
  );
}

/**
 * The same question again, with its options in another order, so that nobody remembers positions
 * instead of answers.
 * @param {Form} form
 * @param {HTMLElement} box
 */
export function askAgain({ question, fields, inputs, typed }, box) {
  box.replaceChildren();
  for (const one of all(question, ".bf-mark, .bf-why")) one.remove();
  fields.disabled = false;
  for (const input of inputs)
    if (typed) input.value = "";
    else input.checked = false;
  const rows = all(fields, ".bf-option");
  for (let at = rows.length; at;)
    fields.append(rows.splice(Math.floor(Math.random() * at--), 1)[0]);
  need(fields, "input").focus();
}
