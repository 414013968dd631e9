/* "A record to keep" on My learning: when, what and how well, to read and to print. */
/** @import { LearningPage } from "./types.js" */
/** @import { Child } from "../page/types.js" */
import { count, keepFilled, make, need, paragraph } from "#shared";
import { casesIn, countsOf, daysOf, resultOf, stepOf } from "./words.js";

/** @param {LearningPage} page */
export function certificate(page) {
  const name = make("span", {}),
    field = /** @type {HTMLInputElement} */ (need(document, "#bf-name"));
  field.oninput = () => (name.textContent = field.value);
  keepFilled(() => need(document, ".bf-paper").replaceChildren(...linesOf(page, name)));
}

/** @type {(page: LearningPage, name: HTMLElement) => (Node | string)[]} */
function linesOf({ course, record, all }, name) {
  const found = all(),
    done = found.filter(([, now]) => now.done),
    { tries, cases = {}, finished, plan } = record(),
    days = daysOf(
      [...Object.values(tries).flat(), ...Object.values(cases).filter(({ ways }) => ways)].map(
        (one) => one.at,
      ),
    ),
    taken = casesIn(found.map(([, now]) => now)),
    edition = [course.edition, course.published, course.partnership].filter(Boolean).join(", "),
    minutes = done.reduce((sum, [theme]) => sum + theme.minutes, 0);
  const sums = { of: 0, answered: 0, first: 0, partly: 0, best: 0 };
  const keys = /** @type {(keyof typeof sums)[]} */ (Object.keys(sums));
  for (const [, now] of found) for (const key of keys) sums[key] += now[key];
  return [
    make(
      "p",
      { class: "bf-title" },
      "Record of learning" + (done.length === found.length ? "" : ", not finished"),
    ),
    line("Name", name),
    line("Course", course.title),
    line("Edition", edition || "not given"),
    line("Dates", days || "no answer yet"),
    line("Parts done", `${done.length} of ${found.length}`),
    line("Questions", countsOf(sums).filter(Boolean).join(", ")),
    ...(taken ? [line("Cases", `${taken} taken to an ending`)] : []),
    ...(minutes ? [line("Planned time of these parts", count(minutes, "minute"))] : []),
    ...partsOf(found, finished),
    ...(plan.length
      ? [
          line("Actions", ""),
          make(
            "ul",
            {},
            ...plan.map((step) => make("li", {}, stepOf(step) + (step.done ? " (done)" : ""))),
          ),
        ]
      : []),
    make(
      "p",
      { class: "bf-hint" },
      "Made by the learner's own browser. Nobody has checked it.",
    ),
  ];
}

/**
 * Where something was done, and how well; and the other parts, which wait in one line.
 * @type {(
 *   found: ReturnType<LearningPage["all"]>,
 *   finished: ReturnType<LearningPage["record"]>["finished"],
 * ) => (Node | string)[]}
 */
function partsOf(found, finished) {
  /** @type {string[]} */
  const rest = [],
    items = found.flatMap(([{ slug, title }, now]) => {
      const results = resultOf(now, finished[slug]?.at).map((words) => make("small", {}, words));
      if (results[0]) return make("li", { class: "bf-part" }, make("b", {}, title), ...results);
      rest.push(title);
      return [];
    });
  return [
    make("div", { class: "bf-rows" }, make("ul", {}, ...items)),
    rest[0] ? line("Nothing done yet in", rest.join(", ")) : "",
  ];
}

/** @type {(what: string, words: Child) => HTMLElement} */
const line = (what, words) => paragraph(make("b", {}, what + ": "), words);
