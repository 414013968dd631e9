/* The sections of My learning that show the record. */
/** @import { LearningPage } from "./types.js" */
/** @import { Theme } from "../page/types.js" */
/** @import { Standing } from "../record/types.js" */
import { button, count, download, link, make, paragraph, stateOf } from "#shared";
import { calendarOf } from "./calendar.js";

const HEADS = ["Page", "Answered", "Right at the first try", "Right by now", "Planned minutes"];

/**
 * "Where you are".
 * @param {LearningPage} page
 */
export function whereYouAre({ all, rightly, part }) {
  const minutes = all().reduce((sum, [theme, now]) => sum + (now.done ? theme.minutes : 0), 0);
  return part(
    "progress",
    "Where you are",
    make(
      "div",
      { class: "bf-wide", tabindex: 0, role: "region", "aria-label": "Results by page" },
      make(
        "table",
        {},
        make(
          "thead",
          {},
          make("tr", {}, ...HEADS.map((head) => make("th", { scope: "col" }, head))),
        ),
        make("tbody", {}, ...all().map(row)),
      ),
    ),
    paragraph(
      `${rightly()}. The pages you have finished are planned to take ${count(minutes, "minute")}.`,
    ),
  );
}

/** @param {[Theme, Standing]} result */
const row = ([theme, now]) =>
  make(
    "tr",
    {},
    make("th", { scope: "row" }, link(theme.page, theme.title)),
    ...[
      stateOf(now),
      `${now.first} of ${now.of}`,
      `${now.best} of ${now.of}`,
      theme.minutes,
    ].map((cell) => make("td", {}, String(cell))),
  );

/**
 * "To look at again".
 * @param {LearningPage} page
 */
export function lookAgain(page) {
  const { again, part, times } = page,
    found = again();
  if (!found.length)
    return part(
      "again",
      "To look at again",
      paragraph(
        times().length ? "Nothing: your latest answer to every question was right." : "Nothing yet.",
      ),
    );
  return part(
    "again",
    "To look at again",
    make(
      "ul",
      {},
      ...found.map((one) =>
        make(
          "li",
          {},
          link(`${one.theme.page}#question-${one.id}`, one.name),
          one.updated ? " (updated since you answered)" : "",
        ),
      ),
    ),
    paragraph(
      button("Put a reminder into my calendar", () => remind(page)),
      " for these questions, in a week and in a month.",
    ),
  );
}

/** @param {LearningPage} page */
function remind({ course, again, tell }) {
  const where = location.protocol === "file:" ? "" : "\n" + location.href.split("#")[0];
  const text = again().map(({ theme, name }) => `${theme.title}: ${name}`);
  download(
    "look-again.ics",
    "text/calendar",
    calendarOf(
      `${course.title}: look again at ${count(text.length, "question")}`,
      text.join("\n") + where,
      new Date(),
      () => Math.random().toString(36).slice(2),
    ),
  );
  tell("A calendar file was saved: open it.");
}

/**
 * "Notes for supervision".
 * @param {LearningPage} page
 */
export function notes({ course, record, part }) {
  const found = course.themes.filter((theme) => record().notes[theme.slug]?.trim());
  return part(
    "notes",
    "Notes for supervision",
    ...(found.length
      ? found.flatMap((theme) => [
          make("h3", {}, link(theme.page + "#bf-note", theme.title)),
          make("p", { class: "bf-own" }, record().notes[theme.slug]),
        ])
      : [
          paragraph(
            "You have not written any yet. You can write them below “Reflect” on every page.",
          ),
        ]),
  );
}
