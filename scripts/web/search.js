/* The search: the words of a field, and the places of the site that have them. What finds them is
   the theme's own worker, which is fetched, with the index, when somebody opens the search. */
import { begin } from "./search/engine.js";
import { say } from "./search/results.js";

const WAIT = 150; // milliseconds without a key before the search looks

const panel = document.getElementById("bf-search");
if (panel) {
  const opener = /** @type {HTMLElement} */ (document.getElementById("bf-open-search")),
    field = /** @type {HTMLInputElement} */ (panel.querySelector("input"));
  const base = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const { worker, theme } = panel.dataset,
    search = begin(base, worker || "", theme || "");
  let waiting = 0;
  opener.hidden = false;
  // The field has the focus as soon as the panel shows (autofocus). A "toggle" comes later, and
  // would select, and so lose, a letter that was typed in between.
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, WAIT);
  });

  async function look() {
    const sought = field.value.trim();
    if (!sought) return say(/** @type {HTMLElement} */ (panel), base, null);
    try {
      const found = await search(sought);
      if (field.value.trim() === sought)
        say(/** @type {HTMLElement} */ (panel), base, found);
    } catch (error) {
      console.error("briefed:", error);
      say(/** @type {HTMLElement} */ (panel), base, undefined);
    }
  }
}
