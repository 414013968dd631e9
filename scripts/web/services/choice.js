/* "I work in …" on the course start: one tap, and then one line. Whoever has chosen once, in any
   course of the site, is not asked again. */
import { all, keepFilled, make, need, page } from "#taken";
import { OTHER, choose, chosen } from "./chosen.js";

/** @param {HTMLElement} place */
export function startChoice(place) {
  place.classList.add("bf-started"); // the page no longer waits for this
  if (page.trainer) return;
  const template = /** @type {HTMLTemplateElement} */ (need(place, "template")),
    question = make("div", { role: "group", "aria-labelledby": "i-work-in" }),
    said = make("span"),
    again = make("button", { type: "button", class: "bf-turn", onclick: () => turn(true) }, "Change"),
    answer = make("div", {}, make("p", {}, said), again);
  question.append(template.content);
  const choices = all(question, "button"),
    names = choices.map((one) => one.textContent);
  let asks = false;
  const fill = () => {
    const service = chosen(),
      found = choices.find(({ dataset }) => dataset.service === service);
    const words = found?.dataset.words || "";
    place.dataset.words = words; // for the marks
    said.textContent = words
      ? `You work in ${words}. Parts in which the briefing names ${words} say so. All parts are for you.`
      : "Nothing is marked for where you work. All parts are for you.";
    again.setAttribute("aria-label", `${said.textContent} Change`);
    choices.forEach((one, at) => {
      one.setAttribute("aria-pressed", String(one === found));
      one.textContent = (one === found ? "✓ " : "") + names[at];
    });
    const shown = service && !asks ? answer : question;
    // What is there already stays, and so does the focus.
    if (place.firstChild !== shown) place.replaceChildren(shown);
  };
  /** @param {boolean} to */
  const turn = (to) => {
    asks = to;
    fill();
    const pressed = choices.find((one) => one.ariaPressed === "true");
    (to ? pressed || choices[0] : again).focus();
  };
  for (const one of choices)
    one.onclick = () => {
      choose(one.dataset.service || OTHER);
      turn(false);
    };
  keepFilled(fill);
}
