/* What a learning system opens: the course in a frame, so that one session lasts while the
   learner goes from page to page. */
import { Session } from "./session.js";
import { cmi5 } from "./cmi5.js";
import { scorm } from "./scorm.js";

const course = window.briefedCourse;
const SYSTEMS = {
  scorm12: () => scorm("scorm12", course),
  scorm2004: () => scorm("scorm2004", course),
  cmi5: () => cmi5(course),
};
/** @type {(id: string) => HTMLElement} The launch page has each of these. */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const said = byId("said"),
  leave = /** @type {HTMLButtonElement} */ (byId("leave")),
  frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
const system = SYSTEMS[course.kind](),
  session = new Session(course, system, tell);

/** @type {Record<How | "failing" | "lost", string>} */
const SAYS = {
  recorded: "Recorded by your learning system.",
  uncounted: "Your learning system keeps what you do, but gives no credit for it.",
  review: "Review: your learning system does not record what you do now.",
  browse: "Preview: your learning system does not record what you do now.",
  alone: "Not recorded: your learning system does not answer. What you do is kept in this browser.",
  refused:
    "Not recorded: open the course again from your learning system. Until then, what you do is kept in this browser.",
  failing: "Not recorded yet: kept in this browser, and sent again soon.",
  lost: "Not recorded, and not kept in this browser either: leave this window open.",
};
// The learner can close a window of its own. A frame is part of a page of the learning system,
// whose window may be needed.
const AWAY =
  parent === window
    ? "You can close this window."
    : "To go on, use the menu or the buttons of your learning system around this box.";

const SENT =
  "To have it recorded, open the course again from your learning system, on this device.";
// Milliseconds until who leaves may close at once. A learning system that answers has taken all
// within three seconds (`make leaving`): whoever waits longer should know why, and not have to.
const ENOUGH = 5_000;
let leaving = false,
  slow = false;

function tell() {
  if (leaving) return saving();
  const how =
    (session.failing || ["alone", "refused"].includes(session.how)) && session.full
      ? "lost"
      : session.failing
        ? "failing"
        : session.how;
  const words = [SAYS[how]];
  if (session.damaged) words.push("The answers it had kept could not be read.");
  if (session.left)
    words.push(
      `It has no room for your ${session.left} oldest answers: those are kept in this browser only.`,
    );
  say(words.join(" "));
  document.body.dataset.how = how;
}

/** @param {string} text */
function say(text) {
  if (said.textContent !== text) said.textContent = text;
}

/* How much is still to be told before the session ends, and what becomes of it if the learner does
   not wait. */
function saving() {
  document.body.dataset.how = "saving";
  const { length } = session.unsent;
  const words = [
    !session.told
      ? "Closing…"
      : length
        ? `Saving ${length} answer${length === 1 ? "" : "s"}…`
        : "Saving…",
  ];
  if (slow)
    words.push(
      "Your learning system is slow to answer.",
      session.looking
        ? "You can close now: there is nothing to record."
        : session.full
          ? "If you close now, what it has not recorded yet is lost: this browser does not keep it."
          : `You can close now: what it has not recorded yet is kept in this browser. ${SENT}`,
    );
  say(words.join(" "));
}

/* Comes when a learner has been offered to close without waiting any longer, and does. */
const closesNow = () =>
  new Promise((done) =>
    setTimeout(() => {
      if (!leave.isConnected) return; // all was saved
      slow = true;
      saving();
      Object.assign(leave, { disabled: false, textContent: "Close now", onclick: () => done(true) });
      leave.focus(); // which it lost when it was disabled
    }, ENOUGH),
  );

// A learning system that speaks SCORM blocks the window: what it says is painted first.
const painted = () => new Promise((done) => setTimeout(done, 50));

/* The address that a learning system wants to be returned to, or "" where a browser may not go
   there. */
function wayBack() {
  try {
    const { protocol, href } = new URL(system.returns || "", location.href);
    return system.returns && /^https?:$/.test(protocol) ? href : "";
  } catch {
    return "";
  }
}

/* A title and sentences: what became of what the learner did. */
function outcome(/** @type {boolean} */ open, /** @type {boolean} */ early) {
  const kept = session.full
    ? [
        early
          ? "This browser does not keep it: leave this window open until it says that it is saved."
          : "It is not kept in this browser either, so it is lost.",
      ]
    : [`It is kept in this browser. ${SENT}`];
  if (session.looking)
    return [
      "Closed",
      "Nothing was recorded: your learning system had opened the course for looking only.",
      AWAY,
    ];
  if (!open)
    return [
      "Not recorded",
      session.how === "alone"
        ? "Your learning system did not answer."
        : "Your learning system did not start a session.",
      ...kept,
    ];
  if (early)
    return [
      "Not recorded yet",
      "Your learning system has not answered, so it may lack what you did last.",
      ...kept,
    ];
  if (session.failing)
    return ["Not recorded", "Your learning system did not accept what you did last.", ...kept];
  return [
    "Saved",
    session.how === "uncounted"
      ? "Your learning system has what you did, but gives no credit for it."
      : "What you did is recorded.",
    AWAY,
    "To come back to the course, open it again from your learning system.",
  ];
}

/**
 * Show how it ended, in place of the course.
 * @param {string[]} lines
 * @param {string} back
 */
function show([title, ...words], back) {
  const heading = Object.assign(document.createElement("h1"), { textContent: title, tabIndex: -1 }),
    main = document.createElement("main");
  main.append(
    heading,
    ...words.map((one) => Object.assign(document.createElement("p"), { textContent: one })),
  );
  if (back)
    main.append(
      Object.assign(document.createElement("a"), {
        href: back,
        textContent: "Back to your learning system",
      }),
    );
  document.body.replaceChildren(main);
  heading.focus();
}

async function end() {
  leaving = leave.disabled = frame.inert = true;
  saving();
  await painted();
  const open = session.recording,
    back = wayBack(),
    left = session.leave();
  if (await Promise.race([left, closesNow()])) {
    show(outcome(open, true), back);
    await left; // the requests go on while the window is open
    if (session.looking) return;
  } else if (!session.failing && back) return location.assign(back);
  show(outcome(open, false), back);
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
