/* Speaks cmi5 with a learning system: statements to the learning record store that the launch
   names.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch, 9
   statements, 10 state); xAPI 1.0.3, part 3.

   Nothing may reach the store after `terminated` (8.1.2, 9.3.8), and requests of a window that
   closes arrive in any order. So answers are told and kept all the time, and a window that
   closes ends its session only where `terminated` needs no other request before it. Otherwise
   the window sends what is missing and leaves the session open; the learning system ends it
   (9.3.6). */
/** @import { Verb } from "./statements.js" */
/** @import { LaunchData, LearningSystem, Report } from "./types.js" */
/** @import { SessionCourse, StateDocument, Statement } from "./types.js" */
import { share } from "./answers.js";
import { uuid } from "./ids.js";
import { RecordStore } from "./record-store.js";
import { after } from "./requests.js";
import { answered, defined, idOfVerb, passed } from "./statements.js";

const LAUNCH = "LMS.LaunchData";
/** @type {Verb[]} Said once of a registration. */
const ONCE = ["completed", "passed"];
/** @type {Verb[]} Said once of a session. */
const ONCE_HERE = [...ONCE, "failed"];
const MOMENT = 1_000; // milliseconds in which a device may have found another network

/** @implements {LearningSystem} */
export class Cmi5 {
  /**
   * @param {SessionCourse} course
   * @param {URLSearchParams} query The query of the launch's address.
   */
  constructor(course, query) {
    this.course = course;
    this.query = query;
    this.room = 64000;
    /** @type {LaunchData} */
    this.launch = {};
    this.began = 0;
    /** @type {Set<Verb>} The verbs of ONCE_HERE that the store has. */
    this.told = new Set();
    /** @type {Map<Verb, Statement>} The verbs of ONCE_HERE as this session has said them. */
    this.saying = new Map();
    /** Whether the window closes while its session is being ended. */
    this.closes = false;
    /** Whether the learning system has ended the session: after another launch, or a long time. */
    this.ended = false;
  }

  get returns() {
    return this.launch.returnURL ?? "";
  }

  /* The learner, as soon as the launch has said so. */
  get learner() {
    const actor = this.store?.launch.actor;
    return actor && JSON.stringify(actor.account ?? actor);
  }

  /* Milliseconds that a busy store asks to be left alone. */
  get rest() {
    return Math.max(0, this.open.requests.until - performance.now());
  }

  async start() {
    const store = (this.store = new RecordStore(this.query, this));
    await store.open();
    this.began = performance.now(); // a clock that is set back would make a duration negative
    const { document } = await store.documents.find(LAUNCH),
      found = /** @type {LaunchData | null} */ (document);
    if (!found) throw Object.assign(new Error("no launch data"), { answered: true });
    this.launch = found;
    const { state, place } = await this.earlier(store);
    await store.preferences();
    if (!(await store.tell([this.defined("initialized")])))
      throw Object.assign(new Error("not taken"), { answered: !store.requests.lost });
    store.requests.patient = false;
    return {
      learner: this.learner,
      state: state ?? "",
      place: place ?? "",
      mode: (found.launchMode ?? "Normal").toLowerCase(),
    };
  }

  /** The store of a session that has started. */
  get open() {
    return /** @type {RecordStore} */ (this.store);
  }

  /**
   * The latest document of earlier sessions.
   * @param {RecordStore} store
   */
  async earlier(store) {
    const [last, other] = await store.documents.earlier();
    for (const verb of ONCE)
      if (
        [last, other].some((one) => one.once?.includes(verb)) &&
        (await store.has(this.idOf(verb)))
      )
        this.told.add(verb);
    return last;
  }

  /**
   * The id of a new statement. What is said once of a registration has always the same id, so that
   * it can be said again where nobody knows whether it arrived.
   * @param {Verb} verb
   */
  idOf(verb) {
    const { registration, activityId } = this.open.launch;
    return ONCE.includes(verb) ? uuid(`${registration} ${activityId} ${verb}`) : uuid();
  }

  /**
   * A statement that cmi5 itself defines. One of ONCE_HERE that is said again is the same to the
   * last letter: under a known id, a store takes anything else for another statement (xAPI 1.0.3,
   * part 2, 2.3.1: also one that differs in its duration alone).
   * @param {Verb} verb
   * @param {object} [result]
   */
  defined(verb, result) {
    const said = this.saying.get(verb);
    if (said) return said;
    const seconds = (performance.now() - this.began) / 1000,
      made = defined(this.open.launch, this.launch, verb, this.idOf(verb), seconds, result);
    if (ONCE_HERE.includes(verb)) this.saying.set(verb, made);
    return made;
  }

  /**
   * The statements that the store neither has nor is being told; with `last`, also those that end a
   * session.
   * @param {Report} report
   * @param {boolean} last
   */
  due(report, last) {
    const { tries, right, of, done } = report,
      store = this.open,
      score = of ? { score: { scaled: share(right, of), raw: right, min: 0, max: of } } : {},
      judged = passed(this.launch, report);
    /** @param {Verb} verb */
    const open = (verb) => !this.told.has(verb) && !store.telling.has(this.idOf(verb));
    for (const one of tries) if (one.doubt) store.doubt.add(one.uuid);
    return [
      ...tries
        .filter((one) => !store.telling.has(one.uuid))
        .flatMap((one) => answered(store.launch, this.launch, this.course, one) ?? []),
      ...(done && open("completed") ? [this.defined("completed", { completion: true })] : []),
      ...(judged && open("passed") ? [this.defined("passed", { success: true, ...score })] : []),
      ...(last && judged === false && open("passed") && open("failed")
        ? [this.defined("failed", { success: false, ...score })]
        : []),
    ];
  }

  /**
   * What the next session has to know. A statement that is under way counts as told: the next
   * session asks whether it arrived.
   * @param {Report} report
   * @param {Statement[]} said
   * @returns {StateDocument}
   */
  document({ state, place }, said) {
    const once = ONCE.filter(
      (verb) =>
        this.told.has(verb) ||
        this.open.telling.has(this.idOf(verb)) ||
        said.some((one) => one.verb.id === idOfVerb(verb)),
    );
    return { state, place, once };
  }

  /** @param {Report} report */
  async save(report, last = false) {
    const said = this.due(report, last);
    const heard = (/** @type {Statement} */ one) => {
      for (const verb of ONCE_HERE) if (one.verb.id === idOfVerb(verb)) this.told.add(verb);
      report.heard(one.id);
    };
    const kept = this.open.documents.keep(report, () => this.document(report, said));
    const told = this.open.tell(said, heard).then(async (taken) => {
      if (!taken) await this.ask(said);
      return taken;
    });
    const taken = (await Promise.all([kept, told])).every(Boolean);
    if (!taken) this.ended = await this.open.isOver(LAUNCH);
    return taken;
  }

  /**
   * Ask at once whether those of ONCE_HERE arrived whose reply was lost: a window that closes can't
   * ask, and a learning system may count what is said again (9.3).
   * @param {Statement[]} said
   */
  async ask(said) {
    for (const verb of ONCE_HERE) {
      const one = this.saying.get(verb);
      if (one && said.includes(one) && !this.told.has(verb) && !this.open.silent)
        if (await this.open.has(one.id)) this.told.add(verb);
    }
  }

  /**
   * The learner wants to leave: everything else is told and kept before `terminated`, which is the
   * last request. A store that never answers is not asked for more. Nor is one from which a window
   * that closes had no answer: the browser gives such a request up, and it may arrive all the same.
   * A busy store is asked again, and so is one to which the connection was lost: a device may be
   * changing from one network to another.
   * @param {Report} report
   */
  async end(report) {
    const { requests } = this.open;
    requests.patient = true;
    let taken = await this.save(report, true);
    if (!taken && requests.cut && !this.closes) {
      await after(MOMENT);
      taken = await this.save(report, true);
    }
    if (!this.ended && !this.open.silent && (taken || !this.closes)) await this.leave();
    return taken;
  }

  closing() {
    this.closes = true;
  }

  /**
   * The window closes, and waits for nothing.
   * @param {Report} report
   */
  close(report) {
    const store = this.open,
      said = this.due(report, true),
      kept = this.document(report, said),
      ending = [...said, this.defined("terminated")];
    // What this window gave up may still reach a silent store, behind any other request.
    const settled = !store.busy && !store.silent && store.documents.has(kept);
    if (settled && store.inOne(ending)) return store.part(ending);
    store.documents.part(kept);
    return store.part(said);
  }

  /* End a session in which nothing is recorded. */
  leave() {
    return this.open.tell([this.defined("terminated")]);
  }
}
