/* What a learning system opens: the course in a frame, so that one session lasts while the
   learner goes from page to page. */
/** @import { LearningSystem } from "./types.js" */
import { link, make } from "../page/elements.js";
import { Cmi5 } from "./cmi5.js";
import { Scorm } from "./scorm.js";
import { Session } from "./session.js";
import { lastWords, savingWords, stripWords, wayBack } from "./words.js";

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
const state = () => ({ ...session, full: session.copy.full });

function tell() {
  if (leave.disabled) return saving();
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
  say(savingWords(session.unsent.length, !!session.told));
}

// A learning system that speaks SCORM blocks the window: what it says is painted first.
const painted = () => new Promise((done) => setTimeout(done, 50));

async function end() {
  leave.disabled = frame.inert = true;
  saving();
  await painted();
  const recorded = session.recording,
    back = wayBack(system.returns || "", location.href);
  await session.leave();
  if (!session.failing && back) return location.assign(back);
  const [title, ...words] = lastWords(state(), recorded, parent === window);
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

leave.addEventListener("click", end);
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
