/* The menu and the search are panels that the page itself opens and closes. What is done here is
   what a screen reader is told of it, and that a tap on the dimmed page closes it and does nothing
   else: the browser lets it through to what lies below. */
import { all } from "../page/elements.js";

export function tellPanels() {
  /** @type {HTMLElement[]} */
  const panels = all(document, "[popover]");
  for (const panel of panels) {
    const opener = document.querySelector(`[popovertarget="${panel.id}"]`);
    // A "toggle" would come later: until then the button would say that its panel is shut.
    panel.addEventListener("beforetoggle", (event) =>
      opener?.setAttribute("aria-expanded", "" + (event.newState === "open")),
    );
  }
  let shut = false;
  addEventListener(
    "pointerdown",
    ({ target }) => {
      const open = panels.find((panel) => panel.matches(":popover-open")),
        tapped = /** @type {Element} */ (target);
      shut = !!open && !open.contains(tapped) && !tapped.closest(".bf-top");
    },
    true,
  );
  for (const kind of ["mousedown", "click"])
    addEventListener(
      kind,
      (event) => {
        // A click by a key has no detail.
        if (!shut || !(/** @type {UIEvent} */ (event).detail)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      true,
    );
}
