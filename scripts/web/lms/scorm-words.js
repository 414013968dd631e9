/* The words of SCORM 1.2 and of 2004 for the same few things, and how each writes times. Pure.

   SCORM 1.2 Run-Time Environment, 3.4; SCORM 2004 4th Edition Run-Time Environment, 4.2. */

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
/** @param {number} number */
export const rounded = (number) => Number(number.toFixed(2));
/** The words of each version for what a session tells and asks. */
export const WORDS = {
  scorm12: {
    api: "API",
    prefix: "LMS",
    room: 4096,
    begin: "Initialize",
    end: "Finish",
    learner: "cmi.core.student_id",
    place: "cmi.core.lesson_location",
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
    status: "cmi.core.lesson_status",
    raw: "cmi.core.score.raw",
    entry: "cmi.core.entry",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    longest: 255,
    answer: "student_response",
    when: "time",
    wrong: "wrong",
    way: "performance", // 1.2 has no "other"; this takes any alphanumeric text of 255 characters
    between: ",",
    within: ".",
    /** @param {number} seconds */
    lasting: (seconds) =>
      `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds % 60))}.${two(Math.floor((seconds * 100) % 100))}`,
    /** @param {Date} date */
    moment: (date) => `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`,
  },
  scorm2004: {
    api: "API_1484_11",
    prefix: "",
    room: 64000,
    begin: "Initialize",
    end: "Terminate",
    learner: "cmi.learner_id",
    place: "cmi.location",
    mode: "cmi.mode",
    credit: "cmi.credit",
    status: "cmi.success_status",
    raw: "cmi.score.raw",
    entry: "cmi.entry",
    exit: "cmi.exit",
    time: "cmi.session_time",
    longest: 250,
    answer: "learner_response",
    when: "timestamp",
    wrong: "incorrect",
    way: "other",
    between: "[,]", // xAPI has taken these over: xAPI 1.0.3, part 2, 2.4.4.1
    within: "[.]",
    /** @param {number} seconds */
    lasting: (seconds) => `PT${rounded(seconds)}S`,
    /** @param {Date} date */
    moment: (date) =>
      date
        .toISOString()
        .replace("Z", "")
        .replace(/(\.\d\d)\d$/, "$1") + "Z",
  },
};
