/* Numbers and lists in words. Pure. */
/** @import { Standing } from "../record/types.js" */

/**
 * @param {number | string} number
 * @param {string} one
 * @param {string} [more]
 */
export const count = (number, one, more) =>
  `${number} ${Number(number) === 1 ? one : more || one + "s"}`;

/**
 * A whole number of things, more than one, in front of what they are: nobody says "all 2".
 * @param {number} of
 */
export const every = (of) => (of === 2 ? "both" : `all ${of}`);

/**
 * Words as a list in a sentence; undefined where there are none.
 * @param {string[]} words
 * @returns {string | undefined}
 */
export const listed = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words[0];

/**
 * A time as a day.
 * @param {string} time
 */
export const dayOf = (time) =>
  new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/**
 * What is left to do in a theme: ["1 case", "5 questions"]. It is told in these words wherever it
 * is told.
 * @param {Pick<Standing, "of" | "answered" | "cases">} standing
 */
export const leftIn = ({ of, answered, cases }) => [
  ...(cases.of > cases.done ? [count(cases.of - cases.done, "case")] : []),
  ...(of > answered ? [count(of - answered, "question")] : []),
];

/**
 * How far a theme is.
 * @param {Standing} standing
 * @param {boolean} knows Whether the record tells which themes were entered: not in a package.
 */
export function stateOf(standing, knows) {
  const { updated, done, tasks, added, entered } = standing;
  if (updated) return updated;
  if (done) return "✓ done";
  if (!tasks.done && !entered) return knows ? "not started" : "not done yet";
  return tasks.of ? `${leftIn(standing).join(", ")} left${added ? `, ${added} new` : ""}` : "begun";
}
