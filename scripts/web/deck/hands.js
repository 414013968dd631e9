/* The counts of hands on a slide, and the buttons to count them. */
/** @import { Act, Round } from "./types.js" */
import { all, make, need } from "../page/elements.js";
import { hands, handsInWords, isCounted, isSecond, mostHands, vote } from "./votes.js";

/** @param {HTMLElement} within */
export const optionsOf = (within) => all(within, ".bf-hands > li");

/**
 * Mark the button of the round that is counted.
 * @param {HTMLElement} within
 * @param {string} question
 */
export function press(within, question) {
  for (const button of all(within, "[data-round]"))
    button.setAttribute(
      "aria-pressed",
      String(Number(button.dataset.round) === vote(question).round),
    );
}

/**
 * Show the counts on the slide of a question, or on the slide of its answer.
 * @param {HTMLElement} slide
 */
export function show(slide) {
  const question = slide.dataset.question || "",
    options = optionsOf(slide),
    most = mostHands(question, options.length);
  options.forEach((option, at) => showHands(option, question, at + 1, most));
  press(slide, question);
  for (const told of all(slide, ".bf-told > li[data-option]")) {
    const count =
      told.querySelector(".bf-counted") ||
      need(told, "p").appendChild(make("span", { class: "bf-counted" }));
    count.textContent = isCounted(question)
      ? ` · ${handsInWords(question, Number(told.dataset.option))}`
      : "";
  }
}

/** @type {(option: HTMLElement, question: string, number: number, most: number) => void} */
function showHands(option, question, number, most) {
  const before = hands(question, 0, number),
    second = isSecond(question),
    bars = need(option, ".bf-bars");
  need(option, "output").textContent = vote(question).round
    ? `${before} → ${hands(question, 1, number)}`
    : `${before}`;
  /** @param {Round} round */
  const bar = (round) => {
    const made = make("div", { class: `bf-bar${second && !round ? " bf-before" : ""}` });
    made.style.width = `${(100 * hands(question, round, number)) / most}%`;
    return made;
  };
  bars.replaceChildren(bar(0), ...(second ? [bar(1)] : []));
  bars.setAttribute("aria-label", handsInWords(question, number));
}

/** @type {(question: string, act: Act) => HTMLElement} */
export function controls(question, act) {
  /** @type {(round: Round, name: string) => HTMLElement} */
  const button = (round, name) =>
    make(
      "button",
      { type: "button", "data-round": round, onclick: () => act("round", question, round) },
      name,
    );
  return make(
    "div",
    { class: "bf-rounds" },
    "Count of hands: ",
    button(0, "before"),
    button(1, "after"),
    make("button", { type: "button", onclick: () => act("clear", question) }, "Clear"),
  );
}

/** @type {(question: string, option: number, words: string, act: Act) => HTMLElement} */
export function counter(question, option, words, act) {
  /** @type {(sign: string, name: string, more: number) => HTMLElement} */
  const button = (sign, name, more) =>
    make(
      "button",
      {
        type: "button",
        "aria-label": `One hand ${name} for: ${words}`,
        onclick: () => act("count", question, option, more),
      },
      sign,
    );
  return make(
    "span",
    { class: "bf-vote" },
    button("−", "less", -1),
    make("output", {}, "0"),
    button("+", "more", 1),
  );
}

/**
 * Add buttons and counts to the slide of a question.
 * @param {HTMLElement} slide
 * @param {Act} act
 */
export function equip(slide, act) {
  const question = slide.dataset.question || "",
    options = optionsOf(slide);
  options.forEach((option, at) => {
    option.append(
      counter(question, at + 1, option.textContent.trim(), act),
      make("div", { class: "bf-bars", role: "img" }),
    );
  });
  if (slide.querySelector(".bf-hands")) need(slide, ".bf-body").append(controls(question, act));
  show(slide);
}
