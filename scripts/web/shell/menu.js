/* The menu and the search are panels that the page itself opens and closes. What is done here is
   what a screen reader is told of it, and that only one of the two is open. */
import { all } from "../page/elements.js";

export function tellPanels() {
  /** @type {HTMLElement[]} */
  const panels = all(document, "[popover]");
  for (const panel of panels) {
    const opener = document.querySelector(`[popovertarget="${panel.id}"]`);
    panel.addEventListener("toggle", (event) => {
      opener?.setAttribute("aria-expanded", "" + (/** @type {ToggleEvent} */ (event).newState === "open"));
    });
  }
}
