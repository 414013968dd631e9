/* The counts of hands on the slide of a question, and the buttons to count them. */
/** @import { Act, Round } from "./types.js" */
import { all, make, need } from "../page/elements.js";
import { hands, handsInWords, isCounted, isSecond, mostHands, vote } from "./votes.js";

/** @param {HTMLElement} within */
export const optionsOf = (within) => all(within, ".bf-hands > li");

/**
 * The words of an option or an item, without those that tell whether it is right.
 * @param {HTMLElement} option
 */
export const wordsOf = (option) => need(option, ".bf-own").textContent.trim();

/** @param {HTMLElement} option */
export const letterOf = (option) => need(option, ".bf-letter").textContent;

/**
 * Mark the button of the round that is counted, and the one that shows the counts.
 * @param {HTMLElement} within
 * @param {string} question
 */
export function press(within, question) {
  const { round, open } = vote(question);
  for (const button of all(within, "[data-round]"))
    button.setAttribute("aria-pressed", String(Number(button.dataset.round) === round));
  for (const button of all(within, "[data-open]"))
    button.setAttribute("aria-pressed", String(!!open));
}

/**
 * Show what was counted on the slide of a question. The wall keeps it back until the trainer opens
 * it, or until it is told what is right: hands that are still up should not follow the others.
 * @param {HTMLElement} slide
 */
export function showHands(slide) {
  const question = slide.dataset.question || "",
    options = optionsOf(slide),
    most = mostHands(question, options.length);
  options.forEach((option, at) => draw(option, question, at + 1, most));
  slide.classList.toggle("bf-counted", isCounted(question));
  slide.classList.toggle("bf-open", !!vote(question).open);
  press(slide, question);
}

/** @type {(option: HTMLElement, question: string, number: number, most: number) => void} */
function draw(option, question, number, most) {
  const second = isSecond(question),
    bars = need(option, ".bf-bars");
  /** @param {Round} round */
  const bar = (round) => {
    const count = hands(question, round, number),
      made = make("div", { class: `bf-bar${second && !round ? " bf-before" : ""}` });
    made.style.width = `${(100 * count) / most}%`;
    return make("div", {}, make("span", {}, made), make("b", {}, String(count)));
  };
  bars.replaceChildren(bar(0), ...(second ? [bar(1)] : []));
  bars.setAttribute("aria-label", handsInWords(question, number));
}

/**
 * The buttons for the hands of a question as a whole. Those of the rounds say what the bars are.
 * @type {(question: string, act: Act) => HTMLElement}
 */
export function controls(question, act) {
  /** @type {(round: Round, name: string) => HTMLElement} */
  const button = (round, name) =>
    make(
      "button",
      { type: "button", "data-round": round, onclick: () => act("round", question, round) },
      make("span", { class: `bf-bar${round ? "" : " bf-before"}` }),
      name,
    );
  return make(
    "div",
    { class: "bf-rounds" },
    "Count of hands: ",
    button(0, "before"),
    button(1, "after"),
    make(
      "button",
      { type: "button", "data-open": "", onclick: () => act("open", question) },
      "Show (C)",
    ),
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
  return make("span", { class: "bf-vote" }, button("−", "less", -1), button("+", "more", 1));
}

/**
 * Add buttons and counts to the slide of a question.
 * @param {HTMLElement} slide
 * @param {Act} act
 */
export function equipHands(slide, act) {
  const question = slide.dataset.question || "",
    options = optionsOf(slide);
  if (!options.length) return;
  options.forEach((option, at) => {
    option.append(
      make("div", { class: "bf-bars", role: "img" }),
      counter(question, at + 1, wordsOf(option), act),
    );
  });
  need(slide, ".bf-body").append(controls(question, act));
  showHands(slide);
}
