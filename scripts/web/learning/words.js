/* Numbers, dates and results in words. Pure. */
/** @import { Numbers, Standing, Step } from "../record/types.js" */
import { count, dayOf, listed, rightly } from "#shared";

/**
 * How much there is, or was added; undefined where all of it is 0.
 * @param {Numbers} numbers
 */
export const numbers = ({ answers, cases, finished, notes, steps }) =>
  listed(
    [
      answers ? count(answers, "answer") : "",
      cases ? count(cases, "case") : "",
      finished ? count(finished, "finished part") : "",
      notes ? count(notes, "note") : "",
      steps ? count(steps, "action") + " of the plan" : "",
    ].filter(Boolean),
  );

/**
 * The first and the last day of some times, or the only one; "" where there is none.
 * @param {string[]} times
 */
export function daysOf(times) {
  const all = [...times].sort();
  return [...new Set([...all.slice(0, 1), ...all.slice(-1)].map(dayOf))].join(" to ");
}

/**
 * A step of the plan, in words.
 * @param {Step} step
 */
export const stepOf = ({ what, by }) =>
  by ? `${what.replace(/\.$/, "")}, by ${dayOf(by)}` : what;

/**
 * How many questions were answered, and of these how many rightly. What nobody has answered counts
 * for nothing, so that "5 of 40 right" is not said of five right answers.
 * @param {Pick<Standing, "of" | "answered" | "first" | "partly" | "best">} counts
 * @returns {[answered: string, right: string]}
 */
export const countsOf = (counts) => [`${counts.answered} of ${counts.of} answered`, rightly(counts)];

/**
 * How many cases were taken to an ending: "1 of 2"; "" where there is none.
 * @param {Pick<Standing, "cases">[]} all
 */
export function casesIn(all) {
  /** @param {"of" | "done"} key */
  const sum = (key) => all.reduce((total, { cases }) => total + cases[key], 0);
  const of = sum("of");
  return of ? `${sum("done")} of ${of}` : "";
}

/**
 * What the record says of a theme: when, how many questions and cases, and how many questions
 * rightly; nothing where nothing was done. A theme that was finished stays so, also where something
 * was added to it since.
 * @param {Standing} now
 * @param {string | undefined} finished When all of its tasks were done.
 */
export function resultOf(now, finished) {
  const { of, times, done, tasks, updated, added } = now;
  if (!tasks.done && !finished) return updated ? [updated] : [];
  const since = updated || (added ? `${added} new` : ""),
    cases = casesIn([now]),
    [answered, right] = of ? countsOf(now) : ["", ""];
  const told = { "0 of 1": "case not", "1 of 1": "case" }[cases] || cases + " cases";
  return [
    done
      ? daysOf(finished ? [...times, finished] : times)
      : finished
        ? `finished on ${dayOf(finished)}${since && `, ${since} since`}`
        : `begun on ${dayOf([...times].sort()[0])}`,
    [answered, cases && told + " taken to an ending"].filter(Boolean).join(", "),
    right,
  ].filter(Boolean);
}
