/* The tools below the slides of a deck, and what they say. */
/** @import { Deed } from "./types.js" */
import { make } from "../page/elements.js";
import { minutes } from "./slides.js";

/** @type {[Deed, string][]} */
const BUTTONS = [
  ["speaker", "Speaker’s window (S)"],
  ["overview", "All slides (O)"],
  ["full", "Full screen (F)"],
  ["colours", "Light or dark (L)"],
  ["help", "Keys (H)"],
];

/**
 * Show the tools. Returns what tells the people in the room something.
 * @param {(deed: Deed) => void} act
 */
export function showTools(act) {
  const length = minutes(),
    message = make("span", { role: "status" }),
    toggle = make("button", { type: "button", class: "bf-tools-toggle", onclick: turn }, "Tools");
  /** @type {(deed: Deed, words: string) => HTMLElement} */
  const button = (deed, words) =>
    make("button", { type: "button", onclick: () => act(deed) }, words);
  const tools = make(
    "nav",
    { class: "bf-tools", "aria-label": "Slides" },
    toggle,
    document.body.dataset.page
      ? make("a", { href: document.body.dataset.page }, "Back to the page")
      : "",
    ...BUTTONS.map(([deed, words]) => button(deed, words)),
    make("a", { href: `?${length ? `minutes=${length}&` : ""}print-pdf` }, "Print"),
    message,
  );

  /* Where nothing hovers, as on a tablet, they stay until they are put away. */
  function turn() {
    toggle.setAttribute("aria-expanded", String(tools.classList.toggle("bf-open")));
  }

  toggle.setAttribute("aria-expanded", "false");
  document.body.append(tools);
  /** @param {string} text */
  return (text) => {
    message.textContent = text;
    tools.classList.add("bf-said");
  };
}
