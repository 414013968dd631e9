/* A question: answer, then check. */
/** @import { Course, Page } from "../page/types.js" */
/** @import { Missing } from "./form.js" */
import { make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { triesOf } from "../record/standing.js";
import { asksAgain } from "../steps/queue.js";
import { addTry, read } from "../store/store.js";
import { choice } from "./choice.js";
import { draftOf, keepDraft } from "./draft.js";
import { formOf } from "./form.js";
import { PARTLY } from "./marks.js";
import { bringNear, focusResult } from "./onward.js";
import { askAgain, showResult } from "./result.js";

/**
 * @param {HTMLElement} question
 * @param {Course} course
 */
export function startQuestion(question, { slug }) {
  const form = formOf(question),
    { id, fields } = form,
    { print = "", kind } = question.dataset,
    { forms } = /** @type {Required<Page>} */ (page);
  const alarm = alarmOf(),
    check = make("button", { type: "submit", class: "bf-button" }, "Check answer"),
    result = make("div", { class: "bf-result" }),
    beside = page.lms?.beside || "";
  form.form.append(check, make("p", { class: "bf-beside", hidden: !beside }, beside));
  const answering = kind
    ? forms.arranged(form, kind)
    : fields.querySelector("input[type=text]")
      ? forms.gaps(form)
      : choice(form);
  if (answering.stays) form.form.after(result);
  else form.form.before(result);

  const { last, updated } = triesOf(read(slug), id, print),
    wording = [slug, id, print].join(" "),
    draft = draftOf(wording);
  if (updated)
    need(question, ".bf-asked").after(
      make("p", { class: "bf-updated" }, "Updated since you answered: please answer it again."),
    );
  // Who looks at it again is asked again. A browser may put back what was chosen before.
  if (last && !last.right && asksAgain(slug, question.id)) form.form.reset();
  else if (last) {
    answering.putBack(last.chosen);
    show();
  }
  if (draft.length && (!last || asksAgain(slug, question.id))) answering.putBack(draft);

  form.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = answering.missing();
    if (missing) return alarm.ask(missing);
    question.querySelector(".bf-updated")?.remove();
    addTry(slug, id, {
      print,
      right: answering.allRight(),
      ...(answering.said().sign === PARTLY && { partly: true }),
      chosen: answering.chosen(),
    });
    keepDraft(wording, []);
    focusResult(question, show());
    document.dispatchEvent(new CustomEvent("briefed:answered", { detail: id }));
  });
  for (const kind of ["input", "click"])
    form.form.addEventListener(kind, () => {
      alarm.quiet();
      if (!fields.disabled) keepDraft(wording, answering.chosen());
    });

  function show() {
    check.hidden = true;
    alarm.element.remove();
    return showResult(form, answering, result, () => {
      check.hidden = false;
      askAgain(form, answering, result);
    });
  }
}

/* What says that an answer is not complete. */
function alarmOf() {
  const element = make("p", { class: "bf-alarm", role: "alert" });
  return {
    element,
    // It keeps its height, so that nothing moves under the finger.
    quiet: () => (element.style.visibility = "hidden"),
    /**
     * Say what is missing where it is missing: at the field that waits and has the focus.
     * @param {Missing} missing
     */
    ask({ field, place, asks }) {
      place.before(element);
      element.textContent = asks;
      element.style.visibility = "";
      field.focus({ preventScroll: true });
      bringNear(place, element);
    },
  };
}
