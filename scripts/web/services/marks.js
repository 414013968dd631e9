/* What names the reader's service, or is for it, is filled, and each part in a list says so. */
import { all, keepFilled, make, module } from "#taken";
import { chosen } from "./chosen.js";

export function markForYou() {
  const tags = all(document, ".bf-for"),
    words = tags.map((tag) => tag.textContent);
  /* The page that has the choice knows what the service is called in a sentence. */
  const called = () => all(document, module("services"))[0]?.dataset.words;
  keepFilled(() => {
    const service = chosen();
    /** @param {HTMLElement} one */
    const isYours = ({ dataset }) => dataset.for?.split(" ").includes(service);
    tags.forEach((tag, at) => {
      tag.classList.toggle("bf-yours", isYours(tag));
      // A tag that only counts services does not say which.
      tag.textContent = words[at] + (isYours(tag) && /\d/.test(words[at]) ? ", yours too" : "");
    });
    for (const old of all(document, ".bf-mine")) old.remove();
    for (const row of all(document, ".bf-rows a").filter(isYours))
      // Beside the minutes and the state, where it takes no line of its own: nothing moves.
      (row.querySelector("small") || row).append(
        make("span", { class: "bf-mine" }, ` names ${called() || "your service"}`),
      );
  });
}
