/* Where a learner goes on in a course, and in words how far the way is. Pure. */
/** @import { LearningRecord, Standing } from "../record/types.js" */
/** @import { Theme } from "../page/types.js" */
import { count, leftIn } from "../page/words.js";
import { nextOf, standing } from "../record/standing.js";

export const END = "done"; // the address of the last step of a part
export const STOPPED = "#stopped"; // on My learning, for whoever stops there
// Said wherever a learner stops.
export const FORGETS =
  "Safari, and every browser on an iPhone, can delete what you did if you do not come back within a week.";

/**
 * A title within a sentence: nobody says "What happens next?: done".
 * @param {string} title
 */
export const plain = (title) => title.replace("?", "");

/**
 * Where to go on: the address within the course's folder, what it is called, what is left of the
 * part ("2 questions, 4 minutes left"), and whether it was begun.
 * Behind the last task, the day on which it was done. Null for a learner who has done nothing.
 * @typedef {{ href: string, title: string, left: string, begun?: boolean, finished?: string }} Way
 */

/**
 * @param {LearningRecord} record
 * @param {Theme[]} themes
 * @returns {Way | null}
 */
export function wayOn(record, themes) {
  const stopped = placeIn(record, themes);
  if (stopped) return stopped;
  const tried = themes.flatMap((theme) => standing(record, theme).times);
  if (!tried.length) return null;
  const next = nextOf(record, themes);
  if (!next) {
    const finished = tried.sort().at(-1);
    return { href: "my-learning.html#again", title: "", left: "", finished };
  }
  const [theme, now] = next,
    open = begun(now);
  return {
    href: theme.page + (open ? "#" + open.id : ""),
    title: theme.title,
    left: leftOf(theme, now),
    begun: !!open || now.entered,
  };
}

/**
 * The next open task of a part that was begun.
 * @param {Standing} standing
 */
const begun = ({ tasks, next }) => (tasks.done ? next : undefined);

/**
 * The address that the end of a part leads to, and what it says of the part that is there.
 * @param {Theme} theme
 * @param {Standing} now
 * @param {boolean} [earlier] Whether the part comes before the one that ends.
 */
export function leadTo(theme, now, earlier) {
  const open = begun(now),
    left = open ? leftOf(theme, now) : theme.minutes && count(theme.minutes, "minute");
  return /** @type {const} */ ([
    theme.page + "#" + (open ? open.id : "main"),
    `${earlier ? "First part not finished" : "Next"}: ${theme.title}${left ? ` (${left})` : ""}`,
  ]);
}

/**
 * The step where the learner stopped; at the end of a part, what is left to do in it. It does not
 * count behind the end of a part that is done, nor where something was done elsewhere since.
 * @param {LearningRecord} record
 * @param {Theme[]} themes
 * @returns {Way | null}
 */
function placeIn(record, themes) {
  const { place } = record;
  if (!place) return null;
  const [file, id] = place.to.split("#"),
    theme = themes.find(({ page }) => page === file);
  if (!theme) return null;
  const found = standing(record, theme);
  if (id === END && found.done) return null;
  const { at, to, step, of } = place;
  const since = themes.some((one) => standing(record, one).latest > at);
  return since
    ? null
    : {
        href: id === END && found.next && found.tasks.done ? `${file}#${found.next.id}` : to,
        title: theme.title,
        left: leftOf(theme, found, (of - step + 1) / of),
        begun: true,
      };
}

/**
 * What is left of a part: its open tasks, and its minutes, if anybody has said how many it takes.
 * Where all was answered, the part counts as done, and there is more to read.
 * Half of the minutes are for its steps and half for its tasks: who has skipped most of them and is
 * at the last step has more than a minute left.
 * @param {Theme} theme
 * @param {Standing} standing
 * @param {number} [steps] The share of its steps that is left, where it is known.
 */
function leftOf({ minutes }, standing, steps) {
  const { tasks } = standing,
    todo = tasks.of ? 1 - tasks.done / tasks.of : (steps ?? 1),
    share = ((steps ?? todo) + todo) / 2;
  const time = minutes && count(Math.max(1, Math.round(minutes * share)), "minute");
  if (standing.done) return time ? `all answered, ${time} to read` : "";
  const all = [...leftIn(standing), ...(time ? [time] : [])].join(", ");
  return all && all + " left";
}

/**
 * What a button says of it, the same wherever one stands.
 * @param {Way} way
 * @param {Date} today
 */
export function wordsOf({ title, left, begun, finished }, today) {
  if (finished) return `Finished on ${dayOf(new Date(finished), today)}: look again`;
  const more = begun ? left : left.replace(/ left$/, "");
  // Behind a question a comma would be lost.
  return `${begun ? "Continue" : "Start"}: ${title}${more && (title.endsWith("?") ? ` (${more})` : `, ${more}`)}`;
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
 * Of a month without a day, the month is what counts.
 * @param {string} day As 2021-07-31, or as 2021-07.
 * @param {Date} today
 */
export function yearsAgo(day, today) {
  const [year, month, date] = day.split("-").map(Number),
    early = (today.getMonth() + 1 - month || (date ? today.getDate() - date : 0)) < 0,
    years = today.getFullYear() - year - Number(early);
  return years > 0 ? `, ${count(years, "year")} ago` : "";
}
