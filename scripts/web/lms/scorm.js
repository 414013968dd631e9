/* What answers for a learning system that speaks SCORM: the same few things said in the words of
   1.2 and of 2004. */
/** @import { Api } from "./scorm-api.js" */
/** @import { LearningSystem, Report, SessionCourse, Unsent } from "./types.js" */
import { reaches, share } from "./answers.js";
import { found } from "./scorm-api.js";
import { interactionOf } from "./scorm-interactions.js";
import { WORDS, rounded } from "./scorm-words.js";

const ALREADY = "103"; // 2004: a session goes on that has been begun; 1.2 has no word for it
// A general failure, and no session to read from: the codes of 1.2 and of 2004.
const UNREAD = ["101", "122", "123", "301"];
// Of the one status of 1.2: nothing takes back a status that was reached.
const RANK = ["incomplete", "failed", "completed", "passed"];
/* After the state, "~" and a number say how many answers were told, for learning systems that
   don't. */
const TAIL = /~([0-9a-z]{1,4})$/,
  TAIL_ROOM = 5;

/** @implements {LearningSystem} */
export class Scorm {
  /**
   * @param {"scorm12" | "scorm2004"} version
   * @param {SessionCourse} course
   */
  constructor(version, course) {
    this.version = version;
    this.course = course;
    this.words = WORDS[version];
    this.room = this.words.room - TAIL_ROOM;
    /** The answers that were told in this session. */
    this.reported = new Set();
    /** @type {Api} */
    this.api = {};
    /** What the learning system had at the start. */
    this.before = { status: "", raw: NaN, completion: "" };
    this.began = 0;
    this.learner = /** @type {string | undefined} */ (undefined);
    this.broken = false; // whether the latest call threw
    this.together = true;
    this.count = this.counted = 0; // answers that it has, and that it says it has
  }

  /**
   * What the learning system says to a call; "" where it throws, as one does that has lost its
   * connection or its page.
   * @type {(name: string, ...values: string[]) => string}
   */
  call(name, ...values) {
    try {
      this.broken = false;
      return String(this.api[this.words.prefix + name](...values));
    } catch {
      this.broken = true;
      return "";
    }
  }

  /** @param {string} name */
  get(name) {
    const value = this.call("GetValue", name);
    return value === "undefined" || value === "null" ? "" : value;
  }

  /** @type {(name: string, value: string | number) => boolean} */
  set(name, value) {
    return this.call("SetValue", name, String(value)) === "true";
  }

  commit() {
    return this.call("Commit", "") === "true";
  }

  /**
   * The state that was kept. Throws where there may be one that can't be read: it would be
   * overwritten. Not every learning system has the code for an element that was never set, so a
   * first session begins whatever the code is.
   */
  state() {
    const name = "cmi.suspend_data",
      { entry, exit } = this.words;
    for (let tries = 2; tries; tries--) {
      const value = this.get(name),
        { broken } = this;
      if (value || (!broken && !UNREAD.includes(this.call("GetLastError")))) return value;
    }
    if (this.get(entry) === "ab-initio") return "";
    this.set(exit, "suspend");
    this.leave();
    throw Object.assign(new Error("no state"), { answered: true });
  }

  /* Begin. Throws where no learning system answers, or where one begins no session. */
  async start() {
    const { words } = this,
      api = await found(words.api);
    if (!api) throw new Error("no learning system");
    this.api = api;
    if (this.call(words.begin, "") !== "true" && this.call("GetLastError") !== ALREADY)
      throw Object.assign(new Error("it begins no session"), { answered: true });
    this.began = performance.now();
    this.learner = this.get(words.learner) || undefined;
    const kept = this.state(),
      told = parseInt(kept.match(TAIL)?.[1] ?? "0", 36);
    this.counted = parseInt(this.get("cmi.interactions._count"), 10);
    // Some say 0 though they have the answers of earlier sessions, and would lose them.
    this.count = Math.max(this.counted || 0, told);
    this.before = {
      status: this.get(words.status),
      raw: parseFloat(this.get(words.raw)),
      completion: this.version === "scorm2004" ? this.get("cmi.completion_status") : "",
    };
    return {
      learner: this.learner ?? "",
      state: kept.replace(TAIL, ""),
      place: this.get(words.place),
      mode: this.get(words.mode).toLowerCase(),
      counted: this.get(words.credit) !== "no-credit",
    };
  }

  /**
   * Tell of an answer or of a way through a case, unless it was told.
   * @param {Unsent} one
   */
  interaction(one) {
    const told = interactionOf(this.version, this.course, one),
      { words } = this;
    if (!told || this.reported.has(told.id)) return;
    this.reported.add(told.id);
    const part = `cmi.interactions.${this.count}.`;
    if (!this.set(part + "id", told.id)) {
      // It may count those of this session alone, and take no number beyond its own. Not every
      // learning system takes any.
      if (!(this.counted < this.count)) return; // where nobody says how many there are, too
      this.count = this.counted;
      this.counted = Infinity;
      this.reported.delete(told.id);
      this.interaction(one);
      return;
    }
    this.count++;
    this.counted = Infinity;
    this.set(part + "type", told.type);
    if (this.version === "scorm2004")
      this.set(part + "description", told.text.slice(0, words.longest));
    this.set(part + words.when, words.moment(new Date(one.at)));
    told.keys.forEach((key, at) => this.set(`${part}correct_responses.${at}.pattern`, key));
    this.set(part + words.answer, told.answer);
    this.set(part + "result", told.result);
    this.set(part + "latency", words.lasting(one.seconds));
  }

  /** @type {(done: boolean, passed: boolean | null) => boolean} */
  status(done, passed) {
    const { words, before } = this;
    if (this.version === "scorm12") {
      const now = !done
        ? "incomplete"
        : passed === null
          ? "completed"
          : passed
            ? "passed"
            : "failed";
      return RANK.indexOf(now) < RANK.indexOf(before.status) || this.set(words.status, now);
    }
    const completed =
      before.completion === "completed" ||
      this.set("cmi.completion_status", done ? "completed" : "incomplete");
    return (
      completed &&
      (passed === null ||
        before.status === "passed" ||
        !done ||
        this.set(words.status, passed ? "passed" : "failed"))
    );
  }

  /**
   * The share of right answers; no smaller share than a learner has passed with.
   * @param {number} right
   * @param {number} of
   */
  score(right, of) {
    const { words, before } = this,
      raw = rounded((right * 100) / of);
    if (["passed", "completed"].includes(before.status) && before.raw >= raw) return true;
    const part = words.raw.replace("raw", "");
    this.set(part + "min", 0); // 1.2 leaves it to the learning system whether it knows these
    this.set(part + "max", 100);
    return (
      this.set(words.raw, raw) &&
      (this.version === "scorm12" || this.set(part + "scaled", share(right, of)))
    );
  }

  /** @param {Report} report */
  report({ state, place, tries, of, right, done, mark }) {
    const { words } = this,
      passed = mark === null || !of ? null : reaches(right, of, mark / 100);
    for (const one of tries) this.interaction(one);
    const taken = [
      this.set("cmi.suspend_data", `${state}~${this.count.toString(36)}`),
      !of || this.score(right, of),
      this.status(done, passed),
    ].every(Boolean);
    this.set(words.place, place);
    this.set(words.time, words.lasting((performance.now() - this.began) / 1000));
    // Also when all is done: a learner who comes back finds the answers.
    this.set(words.exit, "suspend");
    return taken;
  }

  /**
   * Hand on a report. Returns whether it was taken.
   * @param {Report} report
   */
  save(report) {
    return this.report(report) && this.commit();
  }

  /**
   * The same, and the end of the session. The learner wants to leave: there is time to hear whether
   * all was taken, and to try again where a connection was changed at that moment.
   * @param {Report} report
   */
  end(report) {
    const taken = this.report(report) && (this.commit() || this.commit());
    if (this.version === "scorm2004") this.set("adl.nav.request", "suspendAll");
    // What was committed is recorded, even where the end of the session is not.
    if (!this.leave()) this.leave();
    return taken;
  }

  /**
   * The same for a window that closes. It may be about to be reloaded, so the learning system is
   * not asked to close.
   * @param {Report} report
   */
  close(report) {
    const taken = this.report(report);
    return this.leave() && taken;
  }

  /* End a session in which nothing is recorded. */
  leave() {
    return this.call(this.words.end, "") === "true";
  }
}
