/* Progress on the course start: what has changed, and what is done. */
/** @import { Course } from "../page/types.js" */
/** @import { LearningRecord } from "../record/types.js" */
import { link, make, paragraph, keepFilled } from "../page/elements.js";
import { count } from "../page/words.js";
import { changedSince, standing } from "../record/standing.js";
import { read } from "../store/store.js";
import { troubleNote } from "./trouble.js";

/**
 * @param {HTMLElement} overview
 * @param {Course} course
 */
export function startOverview(overview, course) {
  const fill = () => {
    const record = read(course.slug),
      now = course.themes.map((theme) => standing(record, theme));
    const parts = changesSince(record, course);
    if (now.some((one) => one.tasks.done)) {
      const done = now.filter((one) => one.done).length;
      parts.push(
        paragraph(
          `${done} of ${count(now.length, "part")} done. `,
          link("my-learning.html", "My learning"),
        ),
      );
    }
    overview.replaceChildren(...parts, ...troubleNote());
  };
  keepFilled(fill);
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
