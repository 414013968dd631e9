/* The search: the words of a field, and the places of the site that have them. What finds them is
   loaded when somebody opens the search: in a course its index and the theme's own worker, in all
   courses search-all.js. */
/** @import { Seek } from "./search/types.js" */
import { begin } from "./search/engine.js";
import { load } from "./search/load.js";
import { count, linked, say } from "./search/results.js";

const WAIT = 150; // milliseconds without a key before the worker looks

const panel = document.getElementById("bf-search");
if (panel) start(panel, new URL("../", /** @type {any} */ (document.currentScript).src));

/** @type {(panel: HTMLElement, base: URL) => void} */
function start(panel, base) {
  const opener = /** @type {HTMLElement} */ (document.getElementById("bf-open-search")),
    field = /** @type {HTMLInputElement} */ (panel.querySelector("input"));
  const { courses, all } = panel.dataset,
    find = begin(base, panel.dataset);
  /** @type {Seek | undefined} */
  let everywhere;
  opener.hidden = false;
  // The field has the focus as soon as the panel shows (autofocus). A "toggle" comes later, and
  // would select, and so lose, a letter that was typed in between.
  field.addEventListener("focus", () => {
    field.select();
    if (all) widen().catch(() => {}); // what is sought there asks for it again
  });
  field.addEventListener("input", look);

  /**
   * What looks into all courses: search-all.js, which also lets the reader choose.
   * @returns {Promise<Seek>}
   */
  async function widen() {
    const startAll = await load(base, /** @type {string} */ (all)),
      given = { panel, base, load, count, linked, look, own: courses && own };
    return (everywhere ??= startAll(given));
  }

  /** @type {Seek} */
  async function own(sought, isSought) {
    await new Promise((resolve) => setTimeout(resolve, WAIT));
    const found = isSought() && (await find(sought));
    if (found && isSought()) say(panel, base, found);
  }

  async function look() {
    const sought = field.value.trim();
    if (!sought) return say(panel, base, null);
    try {
      const seek = everywhere || (courses || !all ? own : await widen());
      await seek(sought, () => field.value.trim() === sought);
    } catch (error) {
      console.error("briefed:", error);
      say(panel, base, undefined);
    }
  }
}
