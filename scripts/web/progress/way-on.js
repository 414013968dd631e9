/* Where a learner goes on in a course, and in words how far the way is. Pure. */
/** @import { LearningRecord } from "../record/types.js" */
/** @import { Theme } from "../page/types.js" */
import { count } from "../page/words.js";
import { nextOf, standing } from "../record/standing.js";

/**
 * Where to go on: the address within the course's folder, what it is called, the number of the
 * question there, and how many minutes its part still takes (0: nobody has said it). Behind the
 * last question, the day on which it was answered. Null for a learner who has answered nothing.
 * @typedef {{ href: string, title: string, question: number, left: number, finished?: string }} Way
 */

/**
 * @param {LearningRecord} record
 * @param {Theme[]} themes
 * @returns {Way | null}
 */
export function wayOn(record, themes) {
  const next = nextOf(record, themes),
    tried = themes.flatMap((theme) =>
      standing(record, theme).questions.flatMap(({ first }) => (first ? [first.at] : [])),
    );
  if (!tried.length) return null;
  if (!next) {
    const finished = tried.sort().at(-1);
    return { href: "my-learning.html#again", title: "", question: 0, left: 0, finished };
  }
  const [theme, { answered, of, questions, next: question }] = next;
  return {
    href: theme.page + (answered && question ? "#question-" + question.id : ""),
    title: theme.title,
    question: answered ? questions.findIndex((one) => one === question) + 1 : 0,
    left: theme.minutes && Math.max(1, Math.round((theme.minutes * (of - answered)) / of)),
  };
}

/**
 * What a button says of it: on the course start which question is next, on the home page how many
 * minutes are left.
 * @param {Way} way
 * @param {"question" | "left"} told
 * @param {Date} today
 */
export function wordsOf({ title, question, left, finished }, told, today) {
  if (finished) return `Finished on ${dayOf(new Date(finished), today)}: look again`;
  const rest =
    told === "left" ? left && count(left, "minute") + " left" : question && `question ${question}`;
  return `Continue: ${title}${rest ? ", " + rest : ""}`;
}

/**
 * A day in words; the year only where it is another than this one.
 * @param {Date} day
 * @param {Date} today
 */
const dayOf = (day, today) =>
  day.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: day.getFullYear() === today.getFullYear() ? undefined : "numeric",
  });

/**
 * How long ago a day is, in whole years: ", 5 years ago", or "" in the first year.
 * @param {string} day As 2021-07-31.
 * @param {Date} today
 */
export function yearsAgo(day, today) {
  const [year, month, date] = day.split("-").map(Number),
    early = (today.getMonth() + 1 - month || today.getDate() - date) < 0,
    years = today.getFullYear() - year - Number(early);
  return years > 0 ? `, ${count(years, "year")} ago` : "";
}
