/* What is for the reader's service says "For you", and so does each part in a list. */
import { all, keepFilled, make } from "./taken.js";
import { chosen } from "./chosen.js";

export function markForYou() {
  const tags = all(document, ".bf-for"),
    words = tags.map((tag) => tag.textContent);
  keepFilled(() => {
    const service = chosen();
    /** @param {HTMLElement} one */
    const isYours = ({ dataset }) => dataset.for?.split(" ").includes(service);
    tags.forEach((tag, at) => {
      tag.classList.toggle("bf-yours", isYours(tag));
      tag.textContent = isYours(tag) ? "For you" : words[at];
    });
    for (const old of all(document, ".bf-mine")) old.remove();
    for (const row of all(document, ".bf-rows a").filter(isYours))
      // Beside the minutes and the state, where it takes no line of its own: nothing moves.
      (row.querySelector("small") || row).append(make("span", { class: "bf-mine" }, " for you"));
  });
}
