/* The speaker's window of a deck: the slide on the wall, the next one, notes, hands and a clock. */
/** @import { Act, DeckState, SpeakerMessage } from "./types.js" */
import { all, make, need } from "../page/elements.js";
import { byKey, equip } from "./answers.js";
import { minutesAndSeconds } from "./clock.js";
import { countedDown, showCountdown, takeCountdown } from "./countdown.js";
import { controls, counter, letterOf, optionsOf, press, wordsOf } from "./hands.js";
import { showKeys } from "./dialogs.js";
import { deedOf, KEYS_OF_SPEAKER } from "./keys.js";
import { arrange, itemsOf, placedAt, putOn } from "./places.js";
import { copyOf, place, secondsTo, setHeight } from "./slides.js";
import { hands, takeVotes, vote } from "./votes.js";
import { choicesOf, targetOf, waysOut } from "./wall.js";
import { onTheWay } from "./ways.js";

const STILL_HERE = 2; // seconds between two signs of life, which slides that were reloaded wait for

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
  /** @param {string} target */
  const choose = (target) => send({ choose: target });
  const { screen, parts } = screenOf(send);
  document.body.classList.add("bf-speaking");
  need(document, ".reveal").replaceWith(screen);
  /** @type {DeckState | null} */
  let state = null;
  const draw = () => {
    if (!state) return;
    setHeight(state.height);
    const shown = onTheWay(slides, state.ways);
    parts.dark.textContent = state.dark ? "The wall is dark" : "";
    parts.darken.setAttribute("aria-pressed", String(state.dark));
    drawSlides(parts, shown, state, act);
    const number = slides.indexOf(shown[state.slide]) + 1;
    parts.number.textContent = `Slide ${number} of ${slides.length}`;
    drawChoices(parts.count, slides, shown[state.slide], send);
    tick();
  };
  const tick = () => {
    if (!state) return;
    const shown = onTheWay(slides, state.ways),
      slide = shown[state.slide];
    tellTime(parts, shown, state);
    showCountdown(parts.now, slides.indexOf(slide));
    const counted = countedDown();
    parts.left.replaceChildren(...(counted ? ["Task ", make("b", {}, counted)] : []));
  };
  addEventListener("message", (event) => {
    if (event.source !== opener || event.data?.briefed !== "room") return;
    const focus = document.activeElement?.getAttribute("aria-label");
    state = event.data;
    takeVotes(event.data.votes);
    takeCountdown(event.data.countdown);
    draw();
    if (!focus) return;
    /** @type {HTMLElement | null} */
    const button = document.querySelector(`.bf-hands-now [aria-label="${CSS.escape(focus)}"]`);
    button?.focus();
  });
  addEventListener("resize", draw);
  addEventListener("keydown", (event) => {
    const deed = deedOf(event, KEYS_OF_SPEAKER);
    if (!deed) {
      if (state) byKey(event, onTheWay(slides, state.ways)[state.slide], act, choose);
      return;
    }
    event.preventDefault();
    if (deed === "help") showKeys(KEYS_OF_SPEAKER);
    else send({ deed });
  });
  setInterval(tick, 1000);
  setInterval(() => send({ hello: true }), STILL_HERE * 1000);
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
    here: make("b", {}, "0:00"),
    left: make("span", {}),
    number: make("span", {}),
    dark: make("b", { role: "status" }),
    count: make("div", { class: "bf-hands-now" }),
    timer: make(
      "button",
      { type: "button", hidden: true, onclick: () => send({ deed: "timer" }) },
      "Count down (T)",
    ),
    darken: make(
      "button",
      { type: "button", onclick: () => send({ deed: "dark" }) },
      "Dark wall (B)",
    ),
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
      make("span", {}, "On this slide ", parts.here),
      parts.left,
      parts.number,
      button("Back", () => send({ go: "back" })),
      button("Next", () => send({ go: "on" })),
      button("Start the clock again (R)", () => send({ deed: "again" })),
      parts.timer,
      parts.darken,
      button("Keys (H)", () => showKeys(KEYS_OF_SPEAKER)),
      parts.dark,
    ),
    make("div", {}, make("h2", {}, "On the wall"), parts.now),
    make("div", {}, make("h2", {}, "Next"), parts.next),
    make("div", { class: "bf-said-notes" }, parts.count, parts.notes),
  );
  return { screen, parts };
}

/**
 * What a slide shows bit by bit.
 * @param {HTMLElement} slide
 */
const bitsOf = (slide) =>
  all(slide, ".fragment").map((bit) => ({ bit, turn: Number(bit.dataset.fragmentIndex) }));

/**
 * Show a copy of a slide as it is after so many presses.
 * @param {HTMLElement} box
 * @param {HTMLElement | undefined} slide
 * @param {number} pressed
 * @param {Act} act
 */
function view(box, slide, pressed, act) {
  box.replaceChildren();
  if (!slide) return box.append(make("p", {}, "The end."));
  const copy = copyOf(slide);
  for (const { bit, turn } of bitsOf(copy)) bit.classList.toggle("visible", turn <= pressed);
  equip(copy, act);
  arrange(copy);
  place(box, copy, slide);
}

/** @type {(parts: Parts, slides: HTMLElement[], state: DeckState, act: Act) => void} */
function drawSlides({ now, next, count, notes, timer }, slides, state, act) {
  const slide = slides[state.slide];
  timer.hidden = !slide.querySelector(".bf-countdown");
  view(now, slide, state.pressed, act);
  const more = bitsOf(slide).some(({ turn }) => turn > state.pressed);
  view(next, more ? slide : slides[state.slide + 1], more ? state.pressed + 1 : -1, act);
  drawAnswers(count, slide, act);
  const said = slide.querySelector(".notes");
  notes.replaceChildren(...(said ? said.cloneNode(true).childNodes : ["No notes for this slide."]));
}

/** @type {(box: HTMLElement, slide: HTMLElement, act: Act) => void} */
function drawAnswers(box, slide, act) {
  const question = slide.dataset.question || "",
    options = optionsOf(slide);
  box.replaceChildren(
    ...options.map((option, at) => {
      const counts = counter(question, at + 1, wordsOf(option), act),
        now = hands(question, vote(question).round, at + 1);
      counts.firstChild?.after(make("output", {}, String(now)));
      return make("span", {}, `${letterOf(option)} `, counts);
    }),
    ...itemsOf(slide).map((item, at) =>
      make(
        "button",
        { type: "button", onclick: () => putOn(slide, at + 1, act) },
        `${letterOf(item)} ${placedAt(slide, at + 1)}`,
      ),
    ),
  );
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
function tellTime({ time, planned, rest, here }, slides, state) {
  const gone = state.began ? (Date.now() - state.began) / 1000 : 0,
    on = state.since ? (Date.now() - state.since) / 1000 : 0,
    begins = secondsTo(slides, state.slide),
    due = secondsTo(slides, state.slide + 1),
    all = secondsTo(slides, slides.length);
  time.textContent = minutesAndSeconds(gone);
  planned.textContent = `${minutesAndSeconds(due)} of ${minutesAndSeconds(all)}`;
  here.textContent = `${minutesAndSeconds(on)} of ${minutesAndSeconds(due - begins)}`;
  const late = Math.floor((gone - due) / 60),
    early = Math.floor((begins - gone) / 60);
  if (!state.began) rest.textContent = "The clock begins with the next slide";
  else rest.textContent = late > 0 ? `${late} min behind` : early > 0 ? `${early} min ahead` : "";
}
