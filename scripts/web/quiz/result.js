/* What a question shows once it is answered, between its stem and its options: the verdict, what
   was chosen and why it fits or does not, the right answer where it was missed, what the briefing
   says, and the way on. The other options follow, each with its reason. */
/** @import { Form } from "./form.js" */
import { all, button, make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { troubleNote } from "../progress/trouble.js";
import { mark, saidOf, signed, verdict, whyOf } from "./marks.js";
import { goOn } from "./onward.js";

// The words above the quotes of every question, and those above them where they are folded.
const LEAD_IN = "The briefing says:",
  SOURCE = "What the briefing says";

/**
 * Show the result of an answer in a box. Returns its heading.
 * @param {Form} form
 * @param {HTMLElement} box
 * @param {() => void} again What "Try again" does.
 */
export function showResult(form, box, again) {
  const { answer, fields, inputs, typed, isRight, question } = form,
    whole = form.allRight();
  const heading = make(
    "h4",
    { class: "bf-verdict", tabindex: "-1", "data-right": whole },
    ...signed(said(form)),
  );
  fields.disabled = true;
  fields.hidden = !typed;
  if (typed) inputs.forEach((input, at) => markGap(form, input, at));
  const chosen = typed ? [] : form.chosen(),
    left = typed ? [] : inputs.filter((input) => !input.checked),
    [missed, others] = [true, false].map((right) =>
      left
        .filter((input) => isRight(input) === right)
        .map((input) => optionLeft(form, input, right)),
    );
  box.append(
    make(
      "div",
      { class: "bf-panel", role: "group", "aria-label": "Your answer" },
      heading,
      ...chosen.map((input) => chosenOption(form, input)),
      ...missed,
      ...basisOf(need(answer, ".bf-basis")),
    ),
    ...troubleNote(),
    make(
      "div",
      { class: "bf-onward" },
      button("Next", () => goOn(question)),
      // Whoever was right has nothing to mend; in a package practising goes on as it was there.
      whole && !page.lms ? null : button(page.lms?.again || "Try again", again, true),
    ),
    ...others,
  );
  return heading;
}

/** @param {Form} form */
function said({ inputs, typed, isRight, chosen, allRight }) {
  const ours = inputs.filter((input) => isRight(input) && (typed || input.checked)).length,
    of = typed ? inputs.length : inputs.filter(isRight).length;
  return verdict(allRight(), ours, of, typed ? 0 : chosen().length - ours);
}

/** @type {(form: Form, input: HTMLInputElement, at: number) => void} */
function markGap({ blanks, isRight }, input, at) {
  const right = isRight(input);
  input.after(mark(right, right ? "Right" : "The word is: " + blanks[at]));
}

/** @type {(form: Form, input: HTMLInputElement) => HTMLElement} */
function chosenOption(form, input) {
  return make(
    "div",
    { class: "bf-chosen" },
    make("p", { class: "bf-chose" }, ...wordsOf(form, input)),
    need(form.told(input), ".bf-reason").cloneNode(true),
  );
}

/**
 * An option that was not chosen, with its reason folded.
 * @type {(form: Form, input: HTMLInputElement, right: boolean) => HTMLElement}
 */
function optionLeft(form, input, right) {
  return make(
    "details",
    { class: "bf-why" },
    make(
      "summary",
      {},
      ...wordsOf(form, input),
      " ",
      make("span", { class: "bf-ask" }, whyOf(right)),
    ),
    need(form.told(input), ".bf-reason").cloneNode(true),
  );
}

/**
 * An option's letter and words, and what is said of it.
 * @type {(form: Form, input: HTMLInputElement) => (Node | string)[]}
 */
function wordsOf({ isRight }, input) {
  const row = /** @type {HTMLElement} */ (input.parentElement),
    told = saidOf(isRight(input), input.checked, input.type === "checkbox");
  const words = make("span", { class: "bf-words" }, ...need(row, ".bf-words").cloneNode(true).childNodes);
  const said = told && mark(isRight(input), told);
  if (input.checked) words.append(" ", said);
  else words.prepend(said, " ");
  return [need(row, ".bf-letter").cloneNode(true), " ", words];
}

/**
 * What an answer rests on: what is explained, and what the briefing says, folded.
 * @param {HTMLElement} basis
 */
function basisOf(basis) {
  const copy = /** @type {HTMLElement} */ (basis.cloneNode(true)),
    parts = [...copy.children],
    lead = parts.findIndex((part) => part.textContent.trim() === LEAD_IN),
    quotes = lead < 0 ? [] : parts.slice(lead + 1);
  if (quotes.length) parts[lead].remove();
  return [
    ...(copy.firstElementChild === quotes[0] ? [] : [copy]),
    quotes.length
      ? make("details", { class: "bf-source" }, make("summary", {}, SOURCE), ...quotes)
      : null,
  ];
}

/**
 * The same question again. Its options stay in their order: whoever remembers "B" finds it as B.
 * @param {Form} form
 * @param {HTMLElement} box
 */
export function askAgain({ question, fields, inputs, typed }, box) {
  box.replaceChildren();
  for (const one of all(question, ".bf-mark")) one.remove();
  fields.disabled = fields.hidden = false;
  for (const input of inputs)
    if (typed) input.value = "";
    else input.checked = false;
  inputs[0].focus();
}
