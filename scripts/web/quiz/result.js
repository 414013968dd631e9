/* What a question shows once it is answered, between its stem and its options: the verdict, what
   was chosen and why it fits or does not, the right answer where it was missed, what the briefing
   says, and the way on. The rest follows, each with its reason. */
/** @import { Answering, Form } from "./form.js" */
import { button, make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { troubleNote } from "../progress/trouble.js";
import { signed } from "./marks.js";
import { bringNear, goOn } from "./onward.js";

// The words above the quotes of every question, and those above them where they are folded.
const LEAD_IN = "The briefing says:",
  SOURCE = "What the briefing says";

/**
 * Show the result of an answer in a box. Returns its heading.
 * @param {Form} form
 * @param {Answering} answering
 * @param {HTMLElement} box
 * @param {() => void} again What "Try again" does.
 */
export function showResult({ answer, fields, question }, answering, box, again) {
  const whole = answering.allRight();
  const heading = make(
    "h4",
    { class: "bf-verdict", tabindex: "-1", "data-right": whole },
    ...signed(answering.said()),
  );
  fields.disabled = true;
  fields.hidden = !answering.stays;
  box.append(
    make(
      "div",
      { class: "bf-panel", role: "group", "aria-label": "Your answer" },
      heading,
      ...answering.told(),
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
    ...answering.others(),
  );
  return heading;
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
 * The same question again.
 * @param {Form} form
 * @param {Answering} answering
 * @param {HTMLElement} box
 */
export function askAgain({ fields, question }, answering, box) {
  box.replaceChildren();
  fields.disabled = fields.hidden = false;
  answering.clear();
  const open = need(fields, ":is(input, select, button):enabled");
  open.focus({ preventScroll: true });
  // The question, and what is kept of an answer only as far as what waits stays in sight.
  bringNear(need(question, ".bf-asked"), open.closest(".bf-item") || open);
}
