/* A question in the trainer view: its answer appears when it is asked for. */
import { all, button, make, mark, need } from "#shared";

/**
 * Replace the form by a copy without listeners, with a button that shows which options are right,
 * why, and what the briefing says.
 * @param {HTMLElement} section
 */
export function startShown(section) {
  const id = section.id.replace("question-", ""),
    answer = need(document, "#answer-" + id);
  const old = need(section, "form"),
    form = /** @type {HTMLFormElement} */ (old.cloneNode(true));
  for (const one of all(form, ".bf-alarm, button, .bf-groups, .bf-pick, .bf-moves")) one.remove();
  for (const one of all(form, ".bf-labels")) one.hidden = false;
  need(section, ".bf-result").remove();
  const basis = make("div", { class: "bf-result", id: "shown-" + id }),
    ask = button("Show the answer", turn);
  ask.setAttribute("aria-expanded", "false");
  ask.setAttribute("aria-controls", basis.id);
  form.append(ask, basis);
  old.replaceWith(form);

  function turn() {
    const shows = !basis.firstChild;
    ask.textContent = shows ? "Hide the answer" : "Show the answer";
    ask.setAttribute("aria-expanded", String(shows));
    if (shows) {
      markAll(form, answer);
      basis.append(need(answer, ".bf-basis").cloneNode(true));
    } else {
      basis.replaceChildren();
      for (const one of all(form, ".bf-mark, .bf-why")) one.remove();
    }
  }
}

/** @type {(form: HTMLElement, answer: HTMLElement) => void} */
function markAll(form, answer) {
  const blanks = all(answer, "[data-blank]");
  all(form, "input[type=text]").forEach((input, at) =>
    input.after(mark(true, "The word is: " + blanks[at].textContent)),
  );
  /** @type {HTMLInputElement[]} */
  const inputs = all(form, ".bf-option input");
  for (const input of inputs) {
    const told = need(answer, `[data-option="${input.value}"]`),
      right = told.hasAttribute("data-right");
    input.parentElement?.append(
      mark(right, right ? "Right" : "Not right"),
      make("div", { class: "bf-why" }, need(told, ".bf-reason").cloneNode(true)),
    );
  }
  for (const item of all(form, ".bf-item")) {
    const told = need(answer, `[data-option="${item.dataset.item}"]`);
    item.append(
      mark(true, need(told, "b").textContent.replace(/:$/, "")),
      make("div", { class: "bf-why" }, need(told, ".bf-reason").cloneNode(true)),
    );
  }
}
