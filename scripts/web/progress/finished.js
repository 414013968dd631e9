/* The end of a theme's page: whether it is done, how it went, and where to go on. */
/** @import { Course, Theme } from "../page/types.js" */
/** @import { LearningRecord, Standing } from "../record/types.js" */
import {
  button,
  keepFilled,
  link,
  make,
  paragraph,
  shownTheme,
  stepsOf,
} from "../page/elements.js";
import { saveCopy } from "../page/download.js";
import { count, leftIn, listed } from "../page/words.js";
import { openFrom, standing, standings } from "../record/standing.js";
import { now } from "../record/values.js";
import { change, read, trouble } from "../store/store.js";
import { doneIn } from "./end.js";
import { END, FORGETS, STOPPED, leadTo, plain } from "./way-on.js";

/**
 * @param {HTMLElement} answers
 * @param {Course} course
 */
export function startFinished(answers, { slug, themes }) {
  const here = themes.find((theme) => theme.slug === shownTheme());
  if (!here) return;
  const box = make("div", { class: "bf-finished", role: "status" }),
    left = make("p");
  const last = stepsOf(document).at(-1);
  if (last) last.after(make("div", { class: "bf-step", "data-step": "done", id: END }, box, left));
  else answers.before(box, left);
  const fill = () => box.replaceChildren(...wordsOf(slug, themes, here));
  const fillLeft = () => left.replaceChildren(...leftFor(read(slug), here.slug));
  keepFilled(fillLeft);
  document.addEventListener("change", fillLeft); // a note that is left has told nobody else
  fill();
  document.addEventListener("briefed:answered", () => {
    if (standing(read(slug), here).done)
      change(slug, (record) => {
        record.finished[here.slug] = {
          at: now(),
          statements: Object.fromEntries(
            Object.entries(here.statements).map(([id, [print]]) => [id, print]),
          ),
        };
      });
    fill();
  });
}

/** @type {(slug: string, themes: Theme[], here: Theme) => HTMLElement[]} */
function wordsOf(slug, themes, here) {
  const record = read(slug),
    found = standing(record, here),
    all = standings(record, themes),
    at = themes.indexOf(here),
    next = openFrom(all, at, here);
  if (!found.done) return stillOpen(here, found, next?.[0]);
  return [
    make("h2", {}, `${plain(here.title)}: done`),
    paragraph(doneIn(found) + (next ? "" : " Nothing is left to do in this course.")),
    make(
      "p",
      { class: "bf-way-on" },
      next
        ? goOn(...leadTo(...next, themes.indexOf(next[0]) < at))
        : goOn("my-learning.html", "See My learning"),
      found.again.length
        ? goOn(
            "#question-" + found.again[0].id,
            `Look again at ${count(found.again.length, "question")}`,
            QUIET,
          )
        : null,
      stop(),
    ),
    ...earlierOpen(all.slice(0, at).filter((one) => one[1].next && one[0] !== next?.[0])),
    // What is kept nowhere is gone on another page.
    trouble()
      ? paragraph(button("Save a copy", saveCopy, true))
      : make(
          "p",
          { class: "bf-hint" },
          FORGETS,
          " To be sure, ",
          link("my-learning.html#keep", "save a copy"),
          ".",
        ),
  ];
}

/**
 * What was passed over on the way here, for whoever did not mean to leave it out.
 * @type {(open: ReturnType<typeof standings>) => HTMLElement[]}
 */
function earlierOpen([first, ...more]) {
  if (!first) return [];
  const [href] = leadTo(...first),
    [{ title }] = first;
  return [
    paragraph(
      `Earlier parts that are not finished: `,
      link(href, title),
      more.length ? " and " : "",
      more.length ? link("index.html#themes", `${more.length} more`) : "",
    ),
  ];
}

/**
 * What the learner has kept for supervision.
 * @type {(record: LearningRecord, theme: string) => (Node | string)[]}
 */
function leftFor({ plan, notes }, theme) {
  const kept = [
    plan.length && count(plan.length, "action") + " in your whole plan",
    notes[theme]?.trim() && "your notes on this part",
  ].filter(Boolean);
  if (!kept.length) return [];
  const words = `Kept for supervision: ${kept.join(", and ")}. `;
  return [words, link("my-learning.html#supervision", "See My learning")];
}

const QUIET = "bf-small";

/** @type {(href: string, words: string, look?: string) => HTMLElement} */
const goOn = (href, words, look = "bf-button") => make("a", { href, class: look }, words);

const stop = () => goOn("my-learning.html" + STOPPED, "Stop here", QUIET);

/** @type {(found: Standing) => string} */
const howOpen = ({ updated, added }) =>
  updated || added ? "changed since you were here" : "not done yet";

/** @type {(here: Theme, found: Standing, after?: Theme) => HTMLElement[]} */
const stillOpen = (here, found, after) => [
  make("h2", {}, `${plain(here.title)}: ${howOpen(found)}`),
  paragraph(`Left to do: ${listed(leftIn(found))}.`),
  make(
    "p",
    { class: "bf-way-on" },
    found.next ? goOn("#" + found.next.id, "Go to what is left") : null,
    after ? goOn(after.page + "#main", `Go on to ${after.title}`, QUIET) : null,
    stop(),
  ),
];
