/* What a learning system opens: the course in a frame, so that one session lasts while the
   learner goes from page to page. */
/** @import { LearningSystem } from "./types.js" */
import { link, make } from "../page/elements.js";
import { Cmi5 } from "./cmi5.js";
import { Scorm } from "./scorm.js";
import { Session } from "./session.js";
import { lastWords, savingWords, slowWords, stripWords, wayBack } from "./words.js";

const course = window.briefedCourse;
/** @type {(id: string) => HTMLElement} The launch page has each of these. */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const said = byId("said"),
  leave = /** @type {HTMLButtonElement} */ (byId("leave")),
  frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
/** @type {LearningSystem} */
const system =
  course.kind === "cmi5"
    ? new Cmi5(course, new URLSearchParams(location.search))
    : new Scorm(course.kind, course);
const session = new Session(course, system, tell);

/* What stripWords() and lastWords() tell of. */
const state = () => ({ ...session, full: session.copy.full, nobody: session.copy.isNobody });

// Milliseconds until who leaves may close at once. A learning system that answers has taken all
// within three seconds (`make leaving`): whoever waits longer should know why, and not have to.
const ENOUGH = 5_000;
let leaving = false,
  slow = false;

function tell() {
  if (leaving) return saving();
  const { how, words } = stripWords(state());
  say(words);
  document.body.dataset.how = how;
}

/** @param {string} text */
function say(text) {
  if (said.textContent !== text) said.textContent = text;
}

function saving() {
  document.body.dataset.how = "saving";
  const answers = session.unsent.filter((one) => !one.path),
    words = savingWords(answers.length, !!session.told);
  say(slow ? `${words} ${slowWords(state())}` : words);
}

/* Comes when a learner has been offered to close without waiting any longer, and does. */
const closesNow = () =>
  new Promise((done) =>
    setTimeout(() => {
      if (!leave.isConnected) return; // all was saved
      slow = true;
      saving();
      Object.assign(leave, {
        disabled: false,
        textContent: "Close now",
        onclick: () => done(true),
      });
      leave.focus(); // which it lost when it was disabled
    }, ENOUGH),
  );

// A learning system that speaks SCORM blocks the window: what it says is painted first.
const painted = () => new Promise((done) => setTimeout(done, 50));

/**
 * Show how it ended, in place of the course.
 * @param {boolean} recorded Whether the session was recorded until now.
 * @param {string} back Where the learning system wants to be returned to.
 * @param {boolean} early
 */
function show(recorded, back, early) {
  const [title, ...words] = lastWords(state(), recorded, parent === window, early);
  const heading = make("h1", { tabindex: -1 }, title);
  document.body.replaceChildren(
    make(
      "main",
      {},
      heading,
      ...words.map((one) => make("p", {}, one)),
      back && link(back, "Back to your learning system"),
    ),
  );
  heading.focus();
}

async function end() {
  leaving = leave.disabled = frame.inert = true;
  saving();
  await painted();
  const recorded = session.recording,
    back = wayBack(system.returns || "", location.href),
    left = session.leave();
  if (await Promise.race([left, closesNow()])) {
    show(recorded, back, true);
    await left; // the requests go on while the window is open
    if (session.looking) return;
  } else if (!session.failing && back) return location.assign(back);
  show(recorded, back, false);
}

leave.addEventListener("click", end, { once: true });
addEventListener("pagehide", () => session.close());
addEventListener("pageshow", (event) => event.persisted && location.reload()); // its session has ended
document.addEventListener(
  "visibilitychange",
  () => document.visibilityState === "hidden" && session.send(),
);

session.open().then(() => {
  window.briefedSession = session;
  frame.src = session.begin();
  frame.hidden = false;
});
