/* A deck on the wall of a room: its slides, the counts of hands, and the window for the speaker. */
/** @import { Act, Acts, Deed, DeckState, SpeakerMessage } from "./types.js" */
import { equip, show } from "./answers.js";
import { moveClock, openClock, readClock, startAgain } from "./clock.js";
import { openCountdown, readCountdown, showCountdown, turnCountdown } from "./countdown.js";
import { showAll, showKeys } from "./dialogs.js";
import { optionsOf } from "./hands.js";
import { deedOf } from "./keys.js";
import { arrange, itemsOf, putOn } from "./places.js";
import { fit, heightHere, minutes, setHeight, turnColours } from "./slides.js";
import { showTools } from "./tools.js";
import { acts, allVotes, keepVotes } from "./votes.js";
import { at, choicesOf, onPaper, Wall } from "./wall.js";
import { allWays } from "./ways.js";

const BLOCKED =
  "The browser did not open the window: allow pop-up windows for this page, and press S again.";

/** @param {HTMLElement[]} slides Those of every way through a case. */
export function room(slides) {
  const wall = new Wall(slides);
  /** @type {Window | null} The speaker's window. */
  let popup = null;
  const tell = () => {
    if (popup && !popup.closed) popup.postMessage(stateOf(wall.shown), "*");
  };
  /** @type {Act} */
  const act = (name, ...values) => {
    /** @type {(...values: unknown[]) => void} */ (acts[name])(...values);
    keepVotes();
    for (const slide of slides.filter((one) => one.dataset.question === values[0])) {
      show(slide);
      fit(slide);
    }
    tell();
  };
  for (const slide of slides) equip(slide, act);
  const moved = () => {
    arrange(Reveal.getCurrentSlide());
    fit(Reveal.getCurrentSlide());
    moveClock(at());
    tell();
  };
  const timed = wall.every.filter((slide) => slide.querySelector(".bf-countdown"));
  const tick = () => timed.forEach((slide) => showCountdown(slide, wall.every.indexOf(slide)));
  const deeds = deedsOn(wall, act, {
    speaker() {
      popup = openSpeaker();
      if (popup) moved();
      else say(BLOCKED);
    },
    timer() {
      turnCountdown(wall.slide, wall.every.indexOf(wall.slide));
      tick();
      tell();
    },
  });
  const say = showTools((deed) => deeds[deed]());
  openClock();
  openCountdown();
  wall.begin();
  tick();
  setInterval(tick, 1000);

  addEventListener("message", ({ source, data }) => {
    if (data?.briefed !== "speaker" || !isOurs(source)) return;
    const message = /** @type {SpeakerMessage} */ (data);
    const known = source === popup;
    popup = /** @type {Window} */ (source);
    if (known && message.hello) return;
    obey(message, wall, deeds, act);
    tell();
  });
  addEventListener("keydown", (event) => {
    if (!done(event, deeds)) byKey(event, wall.slide, act);
  });
  addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest(".bf-countdown")) deeds.timer();
  });
  begin(wall.shown, moved, tell);
}

/**
 * Do what the speaker's window asks for.
 * @param {SpeakerMessage} message
 * @param {Wall} wall
 * @param {Record<Deed, () => void>} deeds
 * @param {Act} act
 */
function obey(message, wall, deeds, act) {
  if (message.deed) deeds[message.deed]();
  if (message.go) wall.go(message.go);
  if (message.choose) wall.take(wall.slide, message.choose);
  if (message.act && message.act in acts)
    act(message.act, .../** @type {Parameters<Acts["count"]>} */ (message.of));
  if (message.again) startAgain();
}

/**
 * Do what a key asks for. Returns whether it asked for a deed.
 * @param {KeyboardEvent} event
 * @param {Record<Deed, () => void>} deeds
 */
function done(event, deeds) {
  const deed = deedOf(event);
  if (!deed) return false;
  event.preventDefault();
  deeds[deed]();
  return true;
}

/**
 * @param {Wall} wall
 * @param {Act} act
 * @param {Record<"speaker" | "timer", () => void>} others What needs more than the wall.
 * @returns {Record<Deed, () => void>}
 */
const deedsOn = (wall, act, others) => ({
  ...others,
  on: () => wall.go("on"),
  back: () => wall.go("back"),
  first: () => Reveal.slide(0),
  last: () => Reveal.slide(wall.shown.length - 1),
  dark: () => Reveal.togglePause(),
  counts() {
    if (optionsOf(wall.slide).length) act("open", wall.slide.dataset.question || "");
  },
  overview: () => showAll(wall.shown, at(), (number) => Reveal.slide(number)),
  full: () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen(),
  colours: turnColours,
  help: showKeys,
});

/**
 * Whether a window is the speaker's of this deck: this window has opened it, if before a reload.
 * @param {MessageEventSource | null} source
 */
const isOurs = (source) => /** @type {Window | null} */ (source)?.opener === window;

/**
 * @param {HTMLElement[]} slides
 * @returns {DeckState}
 */
function stateOf(slides) {
  const { began, since } = readClock();
  return {
    briefed: "room",
    slide: at(),
    pressed: Reveal.getState().indexf ?? -1,
    votes: allVotes(),
    ways: allWays(),
    countdown: readCountdown(),
    began,
    since,
    dark: Reveal.isPaused(),
    slides: slides.length,
    height: heightHere(),
  };
}

const openSpeaker = () =>
  window.open(
    `${location.pathname}?speaker${minutes() ? `&minutes=${minutes()}` : ""}`,
    "briefed-speaker",
    "popup,width=1180,height=800",
  );

/**
 * Hand the slides to reveal.js.
 * @param {HTMLElement[]} slides
 * @param {() => void} moved Called with each slide and each part of one.
 * @param {() => void} turned Called when the wall is made dark, or light again.
 */
function begin(slides, moved, turned) {
  const height = onPaper() ? 720 : heightHere();
  setHeight(height);
  Reveal.initialize({
    width: 1280,
    height,
    margin: 0,
    center: false,
    hash: true,
    transition: "none",
    slideNumber: "c/t",
    scrollActivationWidth: 0,
    respondToHashChanges: true,
    keyboard: false, // the deck has its own, in both of its windows
    pdfSeparateFragments: true,
  }).then(() => {
    for (const slide of onPaper() ? slides : [Reveal.getCurrentSlide()]) fit(slide);
    Reveal.layout();
    if (!onPaper())
      addEventListener("resize", () => {
        setHeight(heightHere());
        Reveal.configure({ height: heightHere() });
        moved();
      });
    for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"])
      Reveal.on(event, moved);
    for (const event of ["paused", "resumed"]) Reveal.on(event, turned);
    document.body.classList.add("bf-ready");
  });
}

/**
 * A digit takes the choice of that number, counts a hand for the option (with Shift, one less), or
 * moves the item.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} slide
 * @param {Act} act
 */
function byKey(event, slide, act) {
  const number = Number(event.code.replace(/^(Digit|Numpad)/, ""));
  if (event.ctrlKey || event.altKey || event.metaKey || !number) return;
  choicesOf(slide)[number - 1]?.click();
  if (optionsOf(slide)[number - 1])
    act("count", slide.dataset.question || "", number, event.shiftKey ? -1 : 1);
  if (itemsOf(slide)[number - 1]) putOn(slide, number, act);
}
