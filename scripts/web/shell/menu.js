/* The menu and the search are panels that the page itself opens and closes. What is done here is
   what a screen reader is told of it. */
import { all } from "../page/elements.js";

export function tellPanels() {
  /** @type {HTMLElement[]} */
  const panels = all(document, "[popover]");
  for (const panel of panels) {
    const opener = document.querySelector(`[popovertarget="${panel.id}"]`);
    panel.addEventListener("toggle", () =>
      opener?.setAttribute("aria-expanded", "" + panel.matches(":popover-open")),
    );
  }
}
