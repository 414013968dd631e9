/* What a learning system opens: the course in a frame, so that one session lasts while the learner goes from page to page. */
import { Session } from "./session.js";
import { cmi5 } from "./cmi5.js";
import { scorm } from "./scorm.js";

const course = window.briefedCourse;
const SYSTEMS = { scorm12: () => scorm("scorm12", course), scorm2004: () => scorm("scorm2004", course), cmi5: () => cmi5(course) };
const said = document.getElementById("said"), leave = document.getElementById("leave"), frame = document.querySelector("iframe");
const system = SYSTEMS[course.kind](), session = new Session(course, system, tell);

const SAYS = {
  recorded: "Recorded by your learning system.",
  review: "You are looking back: your learning system records nothing now.",
  alone: "Not recorded: no learning system answers. What you do is kept in this browser.",
  failing: "Not recorded yet: kept in this browser, and sent again soon.",
  lost: "Not recorded, and this browser keeps nothing: leave this window open.",
};

function tell() {
  const how = (session.failing || session.how === "alone") && session.full ? "lost" : session.failing ? "failing" : session.how;
  const words = [SAYS[how]];
  if (session.damaged) words.push("What it had kept of your answers could not be read.");
  if (session.left) words.push(`It has no room for your ${session.left} oldest answers: only this browser keeps those.`);
  const text = words.join(" ");
  if (said.textContent !== text) said.textContent = text;
  document.body.dataset.how = how;
}

async function end() {
  leave.disabled = true;
  const { how } = session, open = session.recording;
  await session.send("asked");
  if (!session.failing && system.returns) return location.assign(system.returns);
  const kept = session.full ? ["This browser keeps nothing, so it is lost."]
    : ["It is kept in this browser.", "Open the course again on this device, from your learning system, to have it recorded."];
  const [title, ...words] = how === "review" ? ["Closed", "You were looking back, and nothing was recorded. You can close this window."]
    : !open ? ["Not recorded", "No learning system answered to what you did.", ...kept]
    : session.failing ? ["Not recorded", "Your learning system did not take what you did last.", ...kept]
    : ["Saved", "What you did is recorded. You can close this window.", "To go on, open the course again from your learning system."];
  const heading = Object.assign(document.createElement("h1"), { textContent: title, tabIndex: -1 }), main = document.createElement("main");
  main.append(heading, ...words.map((one) => Object.assign(document.createElement("p"), { textContent: one })));
  document.body.replaceChildren(main);
  heading.focus();
}

leave.addEventListener("click", end);
addEventListener("pagehide", () => session.send("gone"));
addEventListener("pageshow", (event) => event.persisted && location.reload()); // its session has ended
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && session.send());

session.open().then(() => {
  window.briefedSession = session;
  frame.src = session.begin();
  frame.hidden = false;
});
