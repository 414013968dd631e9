/* What a page asks to reflect on: one prompt at a time, while it shows one step at a time. */
import { all, button } from "../page/elements.js";
import { fold } from "../steps/fold.js";
import { stepping } from "../steps/steps.js";

/** @param {HTMLElement} list */
export function startPrompts(list) {
  const prompts = all(list, ":scope > li"),
    of = prompts.length;
  if (of < 2) return;
  let now = 0;
  const other = button("", () => show(now + 1), true);
  /** @param {number} at */
  const show = (at) => {
    now = at % of;
    prompts.forEach((prompt, place) => fold(prompt, place !== now));
    other.textContent = `Show prompt ${((now + 1) % of) + 1} of ${of}`;
  };
  prompts.forEach((prompt, at) => prompt.addEventListener("beforematch", () => show(at)));
  list.classList.add("bf-prompts");
  list.setAttribute("aria-live", "polite");
  list.after(other);
  turn();
  document.addEventListener("briefed:steps", turn);

  /** All of them stand on the whole page. */
  function turn() {
    other.hidden = !stepping();
    if (!other.hidden) return show(now);
    for (const prompt of prompts) fold(prompt, false);
  }
}
