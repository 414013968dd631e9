/* A deck on the wall of a room: its slides, the counts of hands, and the window for the speaker. */
/** @import { Act, Acts, Deed, DeckState, SpeakerMessage } from "./types.js" */
import { byKey, equip, show } from "./answers.js";
import { moveClock, openClock, readClock, startAgain } from "./clock.js";
import { openCountdown, readCountdown, showCountdown, turnCountdown } from "./countdown.js";
import { showAll, showKeys } from "./dialogs.js";
import { optionsOf } from "./hands.js";
import { deedOf, KEYS } from "./keys.js";
import { arrange } from "./places.js";
import { fit, heightHere, minutes, secondsTo, setHeight, turnColours } from "./slides.js";
import { showTools } from "./tools.js";
import { acts, allVotes, keepVotes } from "./votes.js";
import { at, onPaper, Wall } from "./wall.js";
import { allWays } from "./ways.js";

const BLOCKED =
  "The browser did not open the window: allow pop-up windows for this page, and press S again.";

/** @param {HTMLElement[]} slides Those of every way through a case. */
export function room(slides) {
  const wall = new Wall(slides);
  /** @type {Window | null} The speaker's window. */
  let popup = null;
  const tell = () => {
    if (popup && !popup.closed) popup.postMessage(stateOf(), "*");
  };
  const act = actOn(slides, tell);
  for (const slide of slides) equip(slide, act);
  const moved = () => {
    arrange(Reveal.getCurrentSlide());
    fit(Reveal.getCurrentSlide());
    moveClock(at(), secondsTo(wall.shown, 1));
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
    again() {
      startAgain();
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
    if (!done(event, deeds))
      byKey(event, wall.slide, act, (target) => wall.take(wall.slide, target));
  });
  addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest(".bf-countdown")) deeds.timer();
  });
  begin(wall, moved, tell);
}

/**
 * What changes the answers to a question, shows and keeps them.
 * @param {HTMLElement[]} slides
 * @param {() => void} tell
 * @returns {Act}
 */
const actOn =
  (slides, tell) =>
  (name, ...values) => {
    /** @type {(...values: unknown[]) => void} */ (acts[name])(...values);
    keepVotes();
    for (const slide of slides.filter((one) => one.dataset.question === values[0])) {
      show(slide);
      fit(slide);
    }
    tell();
  };

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
}

/**
 * Do what a key asks for. Returns whether it asked for a deed.
 * @param {KeyboardEvent} event
 * @param {Record<Deed, () => void>} deeds
 */
function done(event, deeds) {
  const deed = deedOf(event, KEYS);
  if (!deed) return false;
  event.preventDefault();
  deeds[deed]();
  return true;
}

/**
 * @param {Wall} wall
 * @param {Act} act
 * @param {Record<"speaker" | "timer" | "again", () => void>} others What needs more than the wall.
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
  overview: () => showAll(wall, at(), (number) => Reveal.slide(number)),
  full: () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen(),
  colours: turnColours,
  help: () => showKeys(KEYS),
});

/**
 * Whether a window is the speaker's of this deck: this window has opened it, if before a reload.
 * @param {MessageEventSource | null} source
 */
const isOurs = (source) => /** @type {Window | null} */ (source)?.opener === window;

/** @returns {DeckState} */
function stateOf() {
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
 * @param {Wall} wall
 * @param {() => void} moved Called with each slide and each part of one.
 * @param {() => void} turned Called when the wall is made dark, or light again.
 */
function begin(wall, moved, turned) {
  const height = onPaper() ? 720 : heightHere();
  setHeight(height);
  Reveal.initialize({
    width: 1280,
    height,
    margin: 0,
    center: false,
    hash: true,
    transition: "none",
    slideNumber: /** @param {HTMLElement} slide */ (slide) => [
      wall.numberOf(slide),
      "/",
      wall.every.length,
    ],
    scrollActivationWidth: 0,
    respondToHashChanges: true,
    keyboard: false, // the deck has its own, in both of its windows
    pdfSeparateFragments: true,
  }).then(() => {
    for (const slide of onPaper() ? wall.every : [Reveal.getCurrentSlide()]) fit(slide);
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
