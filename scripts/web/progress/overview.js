/* What the course start says of changes, and of what could not be kept. */
/** @import { Course } from "../page/types.js" */
/** @import { LearningRecord } from "../record/types.js" */
import { link, make, keepFilled } from "../page/elements.js";
import { count } from "../page/words.js";
import { changedSince } from "../record/standing.js";
import { read } from "../store/store.js";
import { troubleNote } from "./trouble.js";

/**
 * @param {HTMLElement} overview
 * @param {Course} course
 */
export function startOverview(overview, course) {
  keepFilled(() =>
    overview.replaceChildren(...changesSince(read(course.slug), course), ...troubleNote()),
  );
}

/** @type {(record: LearningRecord, course: Course) => HTMLElement[]} */
function changesSince(record, { themes, changes }) {
  const since = changedSince(record, themes);
  if (!since.length) return [];
  return [
    make(
      "p",
      { class: "bf-updated" },
      `${count(since.length, "statement has", "statements have")} changed since you finished: `,
      ...since.flatMap(([id, label], at) => [
        at ? "; " : "",
        id ? link("briefing.html#" + id, label) : label,
      ]),
      ". ",
      changes ? link("what-has-changed.html", "What has changed") : "",
    ),
  ];
}
