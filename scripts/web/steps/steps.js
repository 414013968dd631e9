/* A theme's page, one step at a time. The page is whole without this: what is not shown is folded,
   so that the browser's own search still finds it, and paper has it. */
/** @import { Course } from "../page/types.js" */
/** @import { Standing } from "../record/types.js" */
import { all, classes, make, need, shownTheme, stepsOf } from "../page/elements.js";
import { page } from "../page/page.js";
import { standing } from "../record/standing.js";
import { choose, chosen } from "../shell/choices.js";
import { read } from "../store/store.js";
import { fold } from "./fold.js";
import { footOf } from "./foot.js";
import { endedHere, file, keepHere, keepShown, stoppedHere } from "./place.js";
import { askAfresh, beginQueue, counted, keepQueue, queueOf, queued } from "./queue.js";
import { begin, scrollToAddress } from "./scrolling.js";
import { drawSegments } from "./segments.js";
import { stepWith, stepsWith, told, withAddress } from "./series.js";

// Classes of the document, while it shows one step at a time, and while it was chosen to be whole.
const STEPPING = "bf-stepping",
  WHOLE = "bf-whole";

const STEPWISE = "Show one step at a time";
/* Whether the page shows one step at a time. */
const stepping = () => classes().contains(STEPPING);

/* A page has one series of steps. */
let slug = "", // the course's
  now = 0, // the place of the step that is shown
  far = 0; // the place behind which nothing was read yet
/** @type {string[]} See queue.js. */
let queue = [];
/** @type {() => Partial<Standing>} Of the page's theme; of another page, nothing. */
let found;
/** @type {boolean} Whether the theme was done, and read to its end, before the page was opened. */
let before;
/** @type {HTMLElement[]} */
let steps;
/** @type {string[][]} The ids in each step; the first is its address. */
let ids;
/** @type {HTMLElement} Where the reader is: in words, and as a bar. */
let where;
/** @type {HTMLElement} */
let count;
/** @type {HTMLElement} */
let bar;
/** @type {HTMLElement} Turns to the whole page, and back. */
let turn;
/** @type {HTMLElement[]} Turn back: below the whole page, and beside the step that was shown. */
let backs;
/** @type {ReturnType<typeof footOf>} */
let foot;

/**
 * @param {HTMLElement} article
 * @param {Course} course
 */
export function startSteps(article, course) {
  steps = stepsOf(article);
  article.classList.add("bf-started"); // the page no longer waits for this
  if (steps.length < 2 || page.trainer) return turned(false);
  slug = course.slug;
  const here = course.themes.find((theme) => theme.slug === shownTheme());
  found = () => (here ? standing(read(slug), here) : {});
  const { done, waiting = [] } = found();
  before = !!done && !stoppedHere(slug);
  ids = withAddress(
    steps.map((step) => [step, ...all(step, "[id]")].flatMap(({ id }) => id || [])),
  );
  queue = queueOf(slug);
  for (const [id] of ids) document.getElementById(id)?.classList.add("bf-begins");
  count = make("p", { class: "bf-count" });
  bar = make("span", { class: "bf-segments", "aria-hidden": "true" });
  foot = footOf(move);
  [turn, ...backs] = ["", STEPWISE, STEPWISE].map((words) =>
    make("button", { type: "button", class: "bf-turn", onclick: turnWhole }, words),
  );
  where = need(article, ".bf-where");
  steps.at(-1)?.after(foot.bar);
  listen(article);
  const first = at(location.hash);
  // From outside, Continue leads to what is left.
  if (!done && first >= 0 && endedHere(slug) && stepsWith(ids, waiting)[0] === first)
    queue = beginQueue(slug, waiting);
  now = Math.max(first, 0);
  if (chosen("whole")) return showWhole();
  show(now);
  // The page was longer when the browser went there. The bars are measured before.
  if (first >= 0) queueMicrotask(scrollToAddress);
}

/**
 * The page turns to its steps, or away from them.
 * @param {boolean} to
 * @param {boolean} [chosen] Whether that was chosen.
 */
function turned(to, chosen = false) {
  classes().toggle(STEPPING, to);
  classes().toggle(WHOLE, chosen);
}

/** @param {HTMLElement} article */
function listen(article) {
  steps.forEach((step, at) => step.addEventListener("beforematch", () => show(at)));
  for (const kind of ["popstate", "hashchange"]) addEventListener(kind, follow);
  document.addEventListener("briefed:answered", () => {
    if (!stepping()) return;
    foot.refresh();
    keep(); // the answer is newer than the place that was kept
  });
  article.addEventListener("briefed:next", (event) => {
    if (!stepping()) return;
    event.preventDefault();
    move(1);
  });
  article.addEventListener("click", ({ target }) => {
    if (!stepping()) return;
    /** @type {HTMLAnchorElement | null} */
    const way = /** @type {Element} */ (target).closest(".bf-finished a[href^='#']");
    if (way) {
      const { waiting = [], done } = found();
      queue = beginQueue(slug, waiting);
      if (done) askAfresh(way.hash);
    }
    foot.refresh(); // a case may have come to another part
  });
}

/**
 * The place of the step that an address within the page means, or -1.
 * @param {string} hash
 */
const at = (hash) => stepWith(ids, hash.slice(1));

/**
 * Show where the address leads: after the browser's Back, or a link within the page. Back from the
 * whole page leads to the step that it was turned from, as a choice that is taken back.
 * @param {Event} event
 */
function follow({ type }) {
  const whole = history.state?.[WHOLE];
  if (type === "popstate" && whole === stepping()) turnTo(whole);
  if (!stepping()) return;
  const to = location.hash ? at(location.hash) : 0;
  if (to >= 0 && to !== now) {
    show(to);
    // What had the focus is folded. The browser leads it nowhere once it has followed the address.
    setTimeout(() => {
      begin(steps[now]);
      scrollToAddress();
    });
  }
  foot.refresh(); // a case may have come to another part
  scrollToAddress();
}

/**
 * Show one step, and fold the others.
 * @param {number} at
 */
function show(at) {
  const { length } = steps;
  if (!stepping() || !count.parentNode) {
    turned(true);
    where.replaceChildren(count, bar);
    where.parentNode?.append(turn);
  }
  now = at;
  keepShown(slug, ids[at][0], at + 1 === length);
  steps.forEach((step, place) => fold(step, place !== at));
  foot.bar.hidden = false;
  for (const back of backs) back.remove();
  const place = queued(queue, ids[at]),
    again = place >= 0,
    state = found(),
    skipped = state.done ? [] : stepsWith(ids, state.waiting || []),
    answered = steps.findLastIndex((step) => step.querySelector(".bf-verdict"));
  // Whoever comes back to it has read all of it, and whoever has answered, all above the answer.
  far = before ? length : Math.max(far, at, answered);
  if (!again && queue[0]) keepQueue(slug, (queue = [])); // it is left
  classes().toggle("bf-again", again);
  count.textContent = again ? counted(queue, place, !!state.next) : told("Step", at, length);
  if (again) drawSegments(bar, queue.slice(1), place, (one) => one < place);
  else drawSegments(bar, steps, at, (one) => one <= far && !skipped.includes(one));
  foot.show(steps[at], !at && !again, at + 1 === length && !again, before && !again);
  turn.textContent = "Show as one page";
}

const keep = () => keepHere(slug, ids[now][0], { step: now + 1, of: steps.length }, !!found().done);

/**
 * Go to the step before or behind.
 * @param {-1 | 1} way
 */
function move(way) {
  const place = queued(queue, ids[now]);
  if (place < 0) return go(now + way);
  const to = String(queue.at(place + way)), // before the first is where it ends
    step = at(to.replace(file(), ""));
  if (step < 0) location.href = to;
  else go(step);
}

/**
 * Go on to a step: it has an address of its own, and its heading has the focus.
 * @param {number} at
 */
function go(at) {
  show(at);
  keep();
  history.pushState(null, "", "#" + encodeURIComponent(ids[at][0]));
  begin(steps[at]);
}

function showWhole() {
  turned(false, true);
  where.replaceChildren(turn); // the way back is in sight at once
  for (const one of steps) fold(one, false);
  foot.bar.hidden = true;
  foot.bar.after(backs[0]);
  if (now) steps[now].before(backs[1]); // in sight at once, as above the first step
  turn.textContent = STEPWISE;
}

/* A place of its own in the browser's history, so that its Back undoes it. */
function turnWhole() {
  const toWhole = stepping();
  if (history.state?.[WHOLE] && !toWhole) return history.back();
  if (toWhole) {
    history.replaceState({ ...history.state, [WHOLE]: false }, "");
    history.scrollRestoration = "manual"; // the step begins at its top
    history.pushState({ ...history.state, [WHOLE]: true }, "");
    history.scrollRestoration = "auto";
  }
  turnTo(toWhole);
}

/** @param {boolean} toWhole */
function turnTo(toWhole) {
  choose("whole", toWhole ? "on" : "");
  if (toWhole) showWhole();
  else show(now);
  const there = toWhole && now ? backs[1] : turn;
  there.focus({ preventScroll: true }); // it has moved
  if (toWhole) there.scrollIntoView();
  else scrollTo(0, 0);
}
