/* A deck on the wall of a room: its slides, the counts of hands, and the window for the speaker. */
/** @import { Act, Acts, DeckState, SpeakerMessage } from "./types.js" */
import { equip, show } from "./hands.js";
import { fitHidden, minutes, turnColours } from "./slides.js";
import { showTools, tooShort } from "./tools.js";
import { acts, allVotes, keepVotes } from "./votes.js";
import { at, choicesOf, Wall } from "./wall.js";
import { allWays } from "./ways.js";

const BLOCKED =
  "The browser did not open the window: allow pop-up windows for this page, and press S again.";

/** @param {HTMLElement[]} slides Those of every way through a case. */
export function room(slides) {
  const wall = new Wall(slides);
  /** @type {Window | null} The speaker's window. */
  let popup = null;
  let began = 0;
  const tell = () => {
    if (popup && !popup.closed) popup.postMessage(stateOf(wall.shown, began), "*");
  };
  /** @type {Act} */
  const act = (name, ...values) => {
    /** @type {(...values: unknown[]) => void} */ (acts[name])(...values);
    keepVotes();
    // The slide of the answer shows the counts too.
    for (const slide of slides.filter((one) => one.dataset.question === values[0])) {
      show(slide);
      fitHidden(slide);
    }
    tell();
  };
  for (const slide of slides) if (slide.dataset.question) equip(slide, act);
  const started = () => {
    began = began || Date.now();
  };
  const open = () => {
    started();
    popup = openSpeaker();
    if (!popup) say(BLOCKED);
    tell();
  };
  const say = showTools(open, turnColours);
  if (tooShort()) say(tooShort());
  wall.begin();

  addEventListener("message", ({ source, data }) => {
    if (!popup || source !== popup || data?.briefed !== "speaker") return;
    const message = /** @type {SpeakerMessage} */ (data);
    if (message.go) wall.go(message.go);
    if (message.choose) wall.take(wall.shown[at()], message.choose);
    if (message.act && message.act in acts)
      act(message.act, .../** @type {Parameters<Acts["count"]>} */ (message.of));
    if (message.again) began = Date.now();
    tell();
  });
  addEventListener("keydown", (event) => byKey(event, wall.shown[at()], act));
  begin(wall.shown, open, () => {
    started();
    tell();
  });
}

/**
 * @param {HTMLElement[]} slides
 * @param {number} began
 * @returns {DeckState}
 */
const stateOf = (slides, began) => ({
  briefed: "room",
  slide: at(),
  fragments: slides[at()].querySelectorAll(".fragment.visible").length,
  votes: allVotes(),
  ways: allWays(),
  began,
  slides: slides.length,
});

const openSpeaker = () =>
  window.open(
    `${location.pathname}?speaker${minutes() ? `&minutes=${minutes()}` : ""}`,
    "briefed-speaker",
    "popup,width=1180,height=800",
  );

/**
 * Hand the slides to reveal.js.
 * @param {HTMLElement[]} slides
 * @param {() => void} open Opens the speaker's window.
 * @param {() => void} moved Called with each slide and each part of one.
 */
function begin(slides, open, moved) {
  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    hash: true,
    transition: "none",
    slideNumber: "c/t",
    scrollActivationWidth: 0,
    respondToHashChanges: true,
    keyboard: { 83: open, 76: turnColours },
    pdfSeparateFragments: false,
  }).then(() => {
    slides.forEach(fitHidden);
    Reveal.layout();
    for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"])
      Reveal.on(event, moved);
    document.body.classList.add("bf-ready");
  });
}

/**
 * A digit takes the choice of that number, or counts a hand for the option; with Shift, one less.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} slide
 * @param {Act} act
 */
function byKey(event, slide, act) {
  const { question } = slide.dataset,
    number = Number(event.code.replace(/^(Digit|Numpad)/, ""));
  if (event.ctrlKey || event.altKey || event.metaKey || !number) return;
  choicesOf(slide)[number - 1]?.click();
  if (question && slide.querySelector(`.bf-hands > li:nth-child(${number})`))
    act("count", question, number, event.shiftKey ? -1 : 1);
}
