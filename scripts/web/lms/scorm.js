/* What answers for a learning system that speaks SCORM: the same few things said in the words of
   1.2 and of 2004.

   SCORM 1.2 Run-Time Environment, 3.3 and 3.4; SCORM 2004 4th Edition Run-Time Environment, 3.3
   and 4.2. */

import { reaches, response, share } from "./answers.js";

const PATIENCE = 10_000,
  STEP = 100; // milliseconds that a learning system may take to put its part in place
const ALREADY = "103"; // 2004: a session goes on that has been begun; 1.2 has no word for it
const FURTHEST = 500; // windows from here to the learning system's, as SCORM 2004 3.3.6 has it

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
/** @param {number} number */
const rounded = (number) => Number(number.toFixed(2));
/** The words of each version for what a session tells and asks. */
const WORDS = {
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
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    longest: 255,
    answer: "student_response",
    when: "time",
    wrong: "wrong",
    between: ",",
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
    exit: "cmi.exit",
    time: "cmi.session_time",
    longest: 250,
    answer: "learner_response",
    when: "timestamp",
    wrong: "incorrect",
    between: "[,]",
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
// Of the one status of 1.2: nothing takes back a status that was reached.
const RANK = ["incomplete", "failed", "completed", "passed"];

/**
 * The functions of SCORM that a learning system offers, by their names.
 * @typedef {Record<string, (...values: string[]) => unknown>} Api
 */

/**
 * The API of the learning system in a window or in those around it, or null.
 * @param {Window} from
 * @param {string} name
 * @returns {Api | null}
 */
function within(from, name) {
  try {
    let one = /** @type {Window & Record<string, Api | undefined>} */ (from);
    for (let steps = 0; one && steps < FURTHEST; steps++) {
      const api = one[name];
      if (api) return api;
      if (one.parent === one) return null;
      one = /** @type {typeof one} */ (one.parent);
    }
  } catch {
    /* a window of another site: the learning system is not behind it */
  }
  return null;
}

/**
 * The same, also in the window that opened this one, once the learning system has put it there.
 * @param {string} name
 */
async function found(name) {
  const around = window.parent !== window || window.opener;
  for (const end = Date.now() + PATIENCE; ; await new Promise((later) => setTimeout(later, STEP))) {
    const api = within(window, name) || (window.opener && within(window.opener, name));
    if (api || !around || Date.now() > end) return api;
  }
}

/* After the state, "~" and a number say how many answers were told, for learning systems that
   don't. */
const TAIL = /~([0-9a-z]{1,4})$/,
  TAIL_ROOM = 5;

/**
 * @param {"scorm12" | "scorm2004"} version
 * @param {SessionCourse} course
 * @returns {LearningSystem}
 */
export function scorm(version, course) {
  const words = WORDS[version],
    reported = new Set();
  /** @type {Api} */
  let api;
  /** What the learning system had at the start. */
  let before = { status: "", raw: NaN, completion: "" };
  let began = 0;
  // How many answers the learning system has, and how many it says that it has.
  let count = 0,
    counted = 0;
  /** @type {(name: string, ...values: string[]) => string} */
  const call = (name, ...values) => String(api[words.prefix + name](...values));
  /** @param {string} name */
  const get = (name) => {
    const value = call("GetValue", name);
    return value === "undefined" || value === "null" ? "" : value;
  };
  /** @type {(name: string, value: string | number) => boolean} */
  const set = (name, value) => call("SetValue", name, String(value)) === "true";

  /** @param {Unsent} one */
  function interaction(one) {
    const { id, number, at, chosen, right, seconds } = one;
    if (reported.has(id + number)) return;
    reported.add(id + number);
    const question = course.questions[id],
      part = `cmi.interactions.${count}.`;
    const { answer, key } = response(question, chosen, words.between);
    if (!set(part + "id", number > 1 ? `${id}.try-${number}` : id)) {
      // It may count those of this session alone, and take no number beyond its own. Not every
      // learning system takes any.
      if (counted < count) [count, counted] = [counted, Infinity];
      else return;
      reported.delete(id + number);
      return interaction(one);
    }
    count++;
    counted = Infinity;
    set(part + "type", question.blanks ? "fill-in" : "choice");
    if (version === "scorm2004") set(part + "description", question.text.slice(0, words.longest));
    set(part + words.when, words.moment(new Date(at)));
    set(part + "correct_responses.0.pattern", key.slice(0, words.longest));
    set(part + words.answer, answer.slice(0, words.longest));
    set(part + "result", right ? "correct" : words.wrong);
    set(part + "latency", words.lasting(seconds));
  }

  /** @type {(done: boolean, passed: boolean | null) => boolean} */
  function status(done, passed) {
    if (version === "scorm12") {
      const now = !done
        ? "incomplete"
        : passed === null
          ? "completed"
          : passed
            ? "passed"
            : "failed";
      return RANK.indexOf(now) < RANK.indexOf(before.status) || set(words.status, now);
    }
    const completed =
      before.completion === "completed" ||
      set("cmi.completion_status", done ? "completed" : "incomplete");
    return (
      completed &&
      (passed === null ||
        before.status === "passed" ||
        !done ||
        set(words.status, passed ? "passed" : "failed"))
    );
  }

  /**
   * The share of right answers; no smaller share than a learner has passed with.
   * @param {number} right
   * @param {number} of
   */
  function score(right, of) {
    const raw = rounded((right * 100) / of);
    if (["passed", "completed"].includes(before.status) && before.raw >= raw) return true;
    const part = words.raw.replace("raw", "");
    set(part + "min", 0); // 1.2 leaves it to the learning system whether it knows these
    set(part + "max", 100);
    return set(words.raw, raw) && (version === "scorm12" || set(part + "scaled", share(right, of)));
  }

  /** @param {Report} report */
  function report({ state, place, tries, of, right, done, mark }) {
    const passed = mark === null ? null : reaches(right, of, mark / 100);
    tries.filter((one) => course.questions[one.id]).forEach(interaction);
    const taken = [
      set("cmi.suspend_data", `${state}~${count.toString(36)}`),
      !of || score(right, of),
      status(done, passed),
    ].every(Boolean);
    set(words.place, place);
    set(words.time, words.lasting((Date.now() - began) / 1000));
    set(words.exit, "suspend"); // also when all is done: a learner who comes back finds the answers
    return taken;
  }

  return {
    room: words.room - TAIL_ROOM,

    /* Begin: { learner, state, place, mode, counted }. Throws where no learning system answers. */
    async start() {
      api = await found(words.api);
      if (!api) throw new Error("no learning system");
      if (call(words.begin, "") !== "true" && call("GetLastError") !== ALREADY)
        throw Object.assign(new Error("it begins no session"), { answered: true });
      began = Date.now();
      const kept = get("cmi.suspend_data"),
        told = parseInt(kept.match(TAIL)?.[1] ?? "0", 36);
      counted = parseInt(get("cmi.interactions._count"), 10);
      // Some say 0 though they have the answers of earlier sessions, and would lose them.
      count = Math.max(counted || 0, told);
      before = {
        status: get(words.status),
        raw: parseFloat(get(words.raw)),
        completion: version === "scorm2004" ? get("cmi.completion_status") : "",
      };
      return {
        learner: get(words.learner),
        state: kept.replace(TAIL, ""),
        place: get(words.place),
        mode: get(words.mode).toLowerCase(),
        counted: get(words.credit) !== "no-credit",
      };
    },

    /* Hand on a report. Returns whether it was taken. */
    save: (all) => report(all) && call("Commit", "") === "true",

    /* The same, and the end of the session. The learner wants to leave: there is time to hear
       whether all was taken, and to try again where a connection was changed at that moment. */
    end(all) {
      const committed = () => call("Commit", "") === "true";
      const taken = report(all) && (committed() || committed());
      if (version === "scorm2004") set("adl.nav.request", "suspendAll");
      return this.leave() && taken;
    },

    /* The same for a window that closes. It may be about to be reloaded, so the learning system
       is not asked to close. */
    close(all) {
      const taken = report(all);
      return this.leave() && taken;
    },

    /* End a session in which nothing is recorded. */
    leave: () => call(words.end, "") === "true",
  };
}
