/* The tools below the slides of a deck, and what they say. */
import { all, make } from "../page/elements.js";
import { minutes } from "./slides.js";

/**
 * Show the tools. Returns what tells the people in the room something.
 * @param {() => void} open Opens the speaker's window.
 * @param {() => void} scheme Changes between light and dark.
 */
export function showTools(open, scheme) {
  const length = minutes(),
    message = make("span", { role: "status" });
  /** @type {(words: string, onclick: () => void) => HTMLElement} */
  const button = (words, onclick) => make("button", { type: "button", onclick }, words);
  const tools = make(
    "nav",
    { class: "bf-tools", "aria-label": "Slides" },
    document.body.dataset.page
      ? make("a", { href: document.body.dataset.page }, "Back to the page")
      : "",
    button("Speaker’s window (S)", open),
    button("Overview (O)", () => Reveal.toggleOverview()),
    button("Full screen (F)", () =>
      document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen(),
    ),
    button("Light or dark (L)", scheme),
    make("a", { href: `?${length ? `minutes=${length}&` : ""}print-pdf` }, "Print"),
    message,
  );
  document.body.append(tools);
  /** @param {string} text */
  return (text) => {
    message.textContent = text;
    tools.classList.add("bf-said");
  };
}

/* What is said of a session that is too short, or "". */
export function tooShort() {
  const length = minutes();
  /** @type {HTMLMetaElement[]} */
  const metas = all(document, "meta[name=bf-unfit]");
  const unfit = metas.find((meta) => meta.content.split(" ")[0] === length);
  return unfit
    ? `This deck does not fit into ${length} minutes; it takes ${unfit.content.split(" ")[1]} at least. All slides are here.`
    : "";
}
