/* What the window around a course tells the learner. Pure. */
/** @import { How } from "./types.js" */

/**
 * What is told of a session.
 * @typedef {object} Told
 * @property {How} how
 * @property {boolean} failing Whether the learning system has refused what it was told last.
 * @property {boolean} full Whether this browser keeps nothing more.
 * @property {boolean} damaged Whether a state that was kept could not be read.
 * @property {boolean} nobody Whether no learning system has said who the learner is.
 * @property {number} left How many answers found no room in the state.
 */

/** @type {Record<How | "failing" | "lost", string>} */
const SAYS = {
  recorded: "Recorded by your learning system.",
  uncounted: "Your learning system keeps what you do, but gives no credit for it.",
  review: "Review: your learning system does not record what you do now.",
  browse: "Preview: your learning system does not record what you do now.",
  alone: "Not recorded: your learning system does not answer. What you do is kept in this browser.",
  refused:
    "Not recorded: open the course again from your learning system. Until then, what you do is kept in this browser.",
  ended:
    "Not recorded: your learning system has ended this session. Until you open the course again from there, what you do is kept in this browser.",
  failing: "Not recorded yet: kept in this browser, and sent again soon.",
  lost: "Not recorded, and not kept in this browser either: leave this window open.",
};

/** @type {Partial<Record<How, string>>} Why a learning system is not told anything. */
const UNTOLD = {
  alone: "Your learning system did not answer.",
  refused: "Your learning system did not start a session.",
  ended: "Your learning system has ended this session.",
};

/**
 * How a session goes, and the words for it on the strip above the course.
 * @param {Told} told
 */
export function stripWords({ how, failing, full, damaged, left }) {
  const nothing = failing || how in UNTOLD,
    state = nothing && full ? "lost" : failing && how !== "ended" ? "failing" : how;
  const words = [SAYS[state]];
  if (damaged) words.push("The answers it had kept could not be read.");
  if (left)
    words.push(
      `It has no room for your ${left} oldest answers: those are kept in this browser only.`,
    );
  return { how: state, words: words.join(" ") };
}

/** @param {boolean} nobody Then only the tab knows that it is the same learner. */
const later = (nobody) =>
  `To have it recorded, open the course again from your learning system, ${nobody ? "in this window" : "on this device"}.`;
/** @param {How} how */
const looking = (how) => how === "review" || how === "browse";

/**
 * How much is still to be told before the session ends.
 * @param {number} unsent Answers.
 * @param {boolean} began Whether the session has begun.
 */
export function savingWords(unsent, began) {
  if (!began) return "Closing…";
  return unsent ? `Saving ${unsent} answer${unsent === 1 ? "" : "s"}…` : "Saving…";
}

/**
 * What becomes of what is not recorded yet, if the learner does not wait any longer.
 * @param {Pick<Told, "how" | "full">} told
 */
export function slowWords({ how, full }) {
  if (looking(how))
    return "Your learning system is slow to answer. You can close now: there is nothing to record.";
  const slow = "Your learning system is slow to record this.";
  return full
    ? `${slow} If you close now, what it has not recorded yet is lost: this browser does not keep it.`
    : `${slow} You can close now: what it has not recorded yet is kept in this browser. ${later(false)}`;
}

/**
 * The heading and the paragraphs at the end.
 * @param {Pick<Told, "how" | "failing" | "full" | "nobody">} told
 * @param {boolean} recorded Whether the session was recorded until now.
 * @param {boolean} own Whether the course has a window of its own.
 * @param {boolean} early Whether the learner did not wait for all to be recorded.
 * @returns {[heading: string, ...words: string[]]}
 */
export function lastWords({ how, failing, full, nobody }, recorded, own, early) {
  // The learner can close a window of its own. A frame is part of a page of the learning system,
  // whose window may be needed.
  const away = own
    ? "You can close this window."
    : "To go on, use the menu or the buttons of your learning system around this box.";
  const lost = early
    ? "This browser does not keep it: leave this window open until it says that it is saved."
    : "It is not kept in this browser either, so it is lost.";
  const kept = full ? lost : `It is kept in this browser. ${later(nobody)}`;
  if (looking(how))
    return [
      "Closed",
      "Nothing was recorded: your learning system had opened the course for looking only.",
      away,
    ];
  const untold = UNTOLD[how] ?? (recorded ? "" : UNTOLD.refused);
  if (untold) return ["Not recorded", untold, kept];
  if (early)
    return [
      "Not recorded yet",
      "Your learning system may lack what you did last.",
      kept,
    ];
  if (failing)
    return ["Not recorded", "Your learning system did not accept what you did last.", kept];
  return [
    "Saved",
    how === "uncounted"
      ? "Your learning system has what you did, but gives no credit for it."
      : "What you did is recorded.",
    away,
    "To come back to the course, open it again from your learning system.",
  ];
}

/**
 * The address that a learning system wants to be returned to, or "" where a browser may not go
 * there.
 * @param {string} address
 * @param {string} base
 */
export function wayBack(address, base) {
  try {
    const { protocol, href } = new URL(address, base);
    return address && /^https?:$/.test(protocol) ? href : "";
  } catch {
    return "";
  }
}
