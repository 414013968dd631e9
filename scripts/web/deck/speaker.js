/* The speaker's window of a deck: the slide on the wall, the next one, notes, hands and a clock. */
/** @import { Act, DeckState, SpeakerMessage } from "./types.js" */
import { make, need } from "../page/elements.js";
import { controls, counter, equip, optionsOf, press } from "./hands.js";
import { fit, secondsTo } from "./slides.js";
import { hands, takeVotes, vote } from "./votes.js";
import { choicesOf, targetOf, waysOut } from "./wall.js";
import { onTheWay } from "./ways.js";

const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "p"],
  ON = ["ArrowRight", "ArrowDown", "PageDown", "n", " "];

/** @param {number} seconds */
const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** @typedef {(message: Omit<SpeakerMessage, "briefed">) => void} Send */
/** @typedef {ReturnType<typeof screenOf>["parts"]} Parts The parts of the screen that change. */

/**
 * @param {Window} opener The window with the slides.
 * @param {HTMLElement[]} slides
 */
export function speak(opener, slides) {
  /** @type {Send} */
  const send = (message) => opener.postMessage({ briefed: "speaker", ...message }, "*");
  /** @type {Act} */
  const act = (name, ...of) => send({ act: name, of });
  const { screen, parts } = screenOf(send);
  document.body.classList.add("bf-speaking");
  need(document, ".reveal").replaceWith(screen);
  /** @type {DeckState | null} */
  let state = null;
  const draw = () => {
    if (!state) return;
    const shown = onTheWay(slides, state.ways);
    drawSlides(parts, shown, state, act);
    drawChoices(parts.count, slides, shown[state.slide], send);
    tick();
  };
  const tick = () => {
    if (state) tellTime(parts, onTheWay(slides, state.ways), state);
  };
  addEventListener("message", (event) => {
    if (event.source !== opener || event.data?.briefed !== "room") return;
    const focus = document.activeElement?.getAttribute("aria-label");
    state = event.data;
    takeVotes(event.data.votes);
    draw();
    if (!focus) return;
    /** @type {HTMLElement | null} */
    const button = document.querySelector(`.bf-hands-now [aria-label="${CSS.escape(focus)}"]`);
    button?.focus();
  });
  addEventListener("resize", draw);
  addEventListener("keydown", (event) => {
    const onButton = /** @type {Element} */ (event.target).closest("button");
    if (onButton && event.key === " ") return;
    if (BACK.includes(event.key)) send({ go: "back" });
    else if (ON.includes(event.key)) send({ go: "on" });
    else return;
    event.preventDefault();
  });
  setInterval(tick, 1000);
  send({});
}

/** @param {Send} send */
function screenOf(send) {
  const parts = {
    now: make("div", { class: "bf-view", role: "region", "aria-label": "On the wall" }),
    next: make("div", { class: "bf-view", role: "region", "aria-label": "Next" }),
    time: make("b", {}, "0:00"),
    planned: make("b", {}, "0:00"),
    rest: make("span", {}),
    number: make("span", {}),
    count: make("div", { class: "bf-hands-now" }),
    notes: make("div"),
  };
  /** @type {(words: string, onclick: () => void) => HTMLElement} */
  const button = (words, onclick) => make("button", { type: "button", onclick }, words);
  const screen = make(
    "div",
    { class: "bf-speaker" },
    make(
      "div",
      { class: "bf-clock" },
      make("h1", {}, "Speaker’s window"),
      make("span", {}, "Elapsed ", parts.time),
      make("span", {}, "Planned by now ", parts.planned),
      parts.rest,
      parts.number,
      button("Back", () => send({ go: "back" })),
      button("Next", () => send({ go: "on" })),
      button("Start the clock again", () => send({ again: true })),
    ),
    make("div", {}, make("h2", {}, "On the wall"), parts.now),
    make("div", {}, make("h2", {}, "Next"), parts.next),
    make("div", { class: "bf-said-notes" }, parts.count, parts.notes),
  );
  return { screen, parts };
}

/**
 * Show a copy of a slide, with some of its parts.
 * @param {HTMLElement} box
 * @param {HTMLElement | undefined} slide
 * @param {number} fragments
 * @param {Act} act
 */
function view(box, slide, fragments, act) {
  box.replaceChildren();
  if (!slide) return box.append(make("p", {}, "The end."));
  const copy = /** @type {HTMLElement} */ (slide.cloneNode(true));
  copy
    .querySelectorAll(".fragment")
    .forEach((part, at) => part.classList.toggle("visible", at < fragments));
  copy.querySelector("[id]")?.removeAttribute("id"); // the same slide may be in both views
  box.append(copy);
  if (copy.dataset.question) equip(copy, act);
  copy.inert = true;
  copy.style.transform = `scale(${box.clientWidth / 1280})`;
  fit(copy);
}

/** @type {(parts: Parts, slides: HTMLElement[], state: DeckState, act: Act) => void} */
function drawSlides({ now, next, count, notes, number }, slides, state, act) {
  const slide = slides[state.slide];
  view(now, slide, state.fragments, act);
  const open = slide.querySelectorAll(".fragment").length > state.fragments;
  view(
    next,
    open ? slide : slides[state.slide + 1],
    open ? state.fragments + 1 : 0,
    act,
  );
  drawCounts(count, slide, act);
  const said = slide.querySelector(".notes");
  notes.replaceChildren(...(said ? said.cloneNode(true).childNodes : ["No notes for this slide."]));
  number.textContent = `Slide ${state.slide + 1} of ${slides.length}`;
}

/** @type {(box: HTMLElement, slide: HTMLElement, act: Act) => void} */
function drawCounts(box, slide, act) {
  const question = slide.dataset.question || "",
    options = optionsOf(slide);
  box.replaceChildren(
    ...options.map((option, at) =>
      make(
        "span",
        {},
        `${at + 1}. `,
        counter(question, at + 1, option.textContent.trim(), act),
      ),
    ),
  );
  box.querySelectorAll("output").forEach((output, at) => {
    output.textContent = String(hands(question, vote(question).round, at + 1));
  });
  if (options.length) {
    box.append(controls(question, act));
    press(box, question);
  }
}

/**
 * Add the choices of a part of a case to what is counted.
 * @param {HTMLElement} box
 * @param {HTMLElement[]} slides
 * @param {HTMLElement} slide
 * @param {Send} send
 */
function drawChoices(box, slides, slide, send) {
  for (const [at, choice] of choicesOf(slide).entries())
    box.append(
      make(
        "button",
        { type: "button", onclick: () => send({ choose: targetOf(choice) }) },
        `${at + 1}. ${choice.firstChild?.textContent}`,
      ),
    );
  box.append(...waysOut(slides, slide, (go) => send({ go })));
}

/** @type {(parts: Parts, slides: HTMLElement[], state: DeckState) => void} */
function tellTime({ time, planned, rest }, slides, state) {
  const gone = state.began ? (Date.now() - state.began) / 1000 : 0,
    due = secondsTo(slides, state.slide + 1);
  time.textContent = clock(gone);
  planned.textContent = `${clock(due)} of ${clock(secondsTo(slides, slides.length))}`;
  const late = Math.round((gone - due) / 60);
  rest.textContent = late > 0 ? `${late} min behind` : "";
}
