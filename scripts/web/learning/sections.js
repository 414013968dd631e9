/* The sections of My learning that only show the record. */
/** @import { LearningPage, Tell } from "./types.js" */
import { STOPPED, button, count, download, keepQueue, link, make, paragraph } from "#shared";
import { calendarOf } from "./calendar.js";

const REMINDER_FILE = "look-again.ics";
export const REMINDER = "Remind me in 6 days and in a month (a file for your calendar)";
const FIRST = 3; // questions to look at again that are not folded, so that what follows is near

/**
 * "Look again".
 * @param {LearningPage} page
 * @param {Tell} tell
 */
export function lookAgain(page, tell) {
  const found = page.again();
  if (!found.length)
    return [
      paragraph(
        page.all().some(([, now]) => now.answered)
          ? "Nothing to answer again: what you answered is right."
          : "Nothing yet. What was not right comes here.",
      ),
    ];
  const all = found.map(({ id, theme }) => `${theme.page}#question-${id}`),
    items = found.map((one, at) =>
      make(
        "li",
        {
          // The others follow it, and then this page.
          onclick: () =>
            keepQueue(page.course.slug, [...all.slice(at), ...all.slice(0, at), "my-learning.html#again"]),
        },
        link(all[at], one.name),
        one.updated ? " (updated since you answered)" : "",
      ),
    ),
    more = items.splice(FIRST);
  const since = found.some((one) => one.updated) ? ", or changed since" : "";
  return [
    make("p", { class: "bf-hint" }, `Not right last time${since}. A right answer takes a question off this list.`),
    make("ul", {}, ...items),
    ...(more.length
      ? [make("details", {}, make("summary", {}, `${more.length} more`), make("ul", {}, ...more))]
      : []),
    // Who stops has the button above already.
    ...(location.hash === STOPPED ? [] : [button(REMINDER, () => remind(page, tell), true)]),
  ];
}

/**
 * Save a calendar file: before a browser may delete what it keeps, and in a month, to look at
 * questions again or just to go on.
 * @type {(page: LearningPage, tell: Tell) => void}
 */
export function remind({ course, again }, tell) {
  const where = location.protocol === "file:" ? "" : "\n" + location.href.split("#")[0];
  const text = again().map(({ theme, name }) => `${theme.title}: ${name}`);
  download(
    REMINDER_FILE,
    "text/calendar",
    calendarOf(
      `${course.title}: ${text.length ? `look again at ${count(text.length, "question")}` : "go on"}`,
      text.join("\n") + where,
      new Date(),
      () => Math.random().toString(36).slice(2),
    ),
  );
  tell(
    "A file for your calendar was saved, look-again. Open it: it has a reminder in 6 days and one in a month.",
  );
}

/**
 * "Your notes".
 * @param {LearningPage} page
 */
export function notes({ course, record }) {
  const found = course.themes.filter((theme) => record().notes[theme.slug]?.trim());
  return found.length
    ? found.flatMap((theme) => [
        make("h4", {}, link(theme.page + "#bf-note", theme.title)),
        make("p", { class: "bf-own" }, record().notes[theme.slug]),
      ])
    : [
        paragraph(
          "None yet. Write them below “Reflect”.",
        ),
      ];
}
