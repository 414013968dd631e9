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
  for (const one of all(form, ".bf-alarm, button, .bf-groups, .bf-pick, .bf-moves, .bf-moved"))
    one.remove();
  for (const one of all(form, ".bf-labels")) one.hidden = false;
  need(section, ".bf-result").remove();
  const basis = make("div", { class: "bf-result", id: "shown-" + id }),
    ask = button("Show the answer", turn);
  ask.setAttribute("aria-expanded", "false");
  ask.setAttribute("aria-controls", basis.id);
  form.append(ask, basis);
  old.replaceWith(form);
  const rows = all(form, ".bf-item"),
    ordered = section.dataset.kind === "order";
  if (ordered) need(form, ".bf-hint").textContent = "Say their numbers in order.";

  function turn() {
    const shows = !basis.firstChild;
    ask.textContent = shows ? "Hide the answer" : "Show the answer";
    ask.setAttribute("aria-expanded", String(shows));
    if (shows) {
      markAll(form, answer, ordered);
      basis.append(need(answer, ".bf-basis").cloneNode(true));
    } else {
      basis.replaceChildren();
      for (const one of all(form, ".bf-mark, .bf-why")) one.remove();
    }
    if (ordered) putInOrder(shows ? inAnswer(rows, answer) : rows);
  }
}

/**
 * The rows of a form in the order in which its answer has them.
 * @param {HTMLElement[]} rows
 * @param {HTMLElement} answer
 */
function inAnswer(rows, answer) {
  const names = all(answer, "[data-option]").map(({ dataset }) => dataset.option);
  return [...rows].sort(
    (one, other) => names.indexOf(one.dataset.item) - names.indexOf(other.dataset.item),
  );
}

/** @param {HTMLElement[]} rows They are numbered as they come. */
function putInOrder(rows) {
  rows.forEach((row, at) => {
    need(row, ".bf-letter").textContent = `${at + 1}`;
    row.parentNode?.append(row);
  });
}

/** @type {(form: HTMLElement, answer: HTMLElement, ordered: boolean) => void} */
function markAll(form, answer, ordered) {
  const blanks = all(answer, "[data-blank]");
  all(form, "input[type=text]").forEach((input, at) =>
    input.after(mark(true, blanks[at].textContent)),
  );
  for (const row of all(form, ".bf-option, .bf-item")) {
    const name = row.dataset.item ?? row.querySelector("input")?.value,
      told = need(answer, `[data-option="${name}"]`);
    row.append(
      ordered
        ? "" // each stands where it belongs
        : mark(told.hasAttribute("data-right"), need(told, "b").textContent.replace(/:$/, "")),
      make("div", { class: "bf-why" }, need(told, ".bf-reason").cloneNode(true)),
    );
  }
}
