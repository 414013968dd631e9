/* The trainer view, for a group in a room: notes are open, timings are shown, and answers appear
   when they are asked for. The switch in learner.js fetches it while it is on.

   Nothing is recorded: store.js holds the learner's record shut, and the answer forms are taken
   out. */
import { make, module, startAll } from "#shared";
import { putAway } from "./trainer/learning.js";
import { startShown } from "./trainer/question.js";
import { showStrip } from "./trainer/strip.js";
import { startTiming, startTimings } from "./trainer/timings.js";
import { kept, theSwitch } from "./trainer/view.js";

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
document.head.append(make("link", { rel: "stylesheet", href: src.replace(/js$/, "css") }));
addEventListener("load", () => {
  // By now the page's own scripts have run.
  showStrip();
  startAll([
    ["details.trainer", (notes) => notes.setAttribute("open", "")],
    ["article h1", startTiming],
    [module("progress"), startTimings],
    [".bf-note, .bf-finished", (one) => one.remove()],
    [module("question"), startShown],
    [module("learning"), putAway],
  ]);
  if (!history.state || !kept()) return;
  history.replaceState(null, "");
  // The switch was pressed here: the focus returns to it once the page has become shorter.
  requestAnimationFrame(() =>
    setTimeout(() => {
      const pressed = theSwitch();
      pressed.focus({ preventScroll: true });
      scrollTo(0, 0); // to what says that the view is on, unless the switch is far below
      pressed.scrollIntoView({ block: "nearest" });
    }),
  );
});
