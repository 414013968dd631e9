/* A learner's session with a learning system: keeps what the pages tell, and hands it on.

   This browser keeps it too, under the learner and the attempt, until the next session has seen
   that the learning system has it: a lost connection, a second window and a reload lose nothing.
   Notes and plans are kept in this browser alone. */
/** @import { LearningRecord } from "../record/types.js" */
/** @import { Answered, How, KeptRecord, LearningSystem, OwnRecord } from "./types.js" */
/** @import { Report, SessionCourse, Told, Unsent } from "./types.js" */
import { VERSION } from "../record/record.js";
import { beginning, doneSince, holds } from "./answers.js";
import { uuid } from "./ids.js";
import { keeper } from "./keeper.js";
import { alike, merged } from "./merging.js";
import { OwnCopy } from "./own-copy.js";
import { encoded, reportOf } from "./reports.js";
import { decode } from "./state.js";

const SOON = 300,
  AGAIN = 20_000; // milliseconds until answers are handed on, and until the next attempt

export class Session {
  /**
   * @param {SessionCourse} course
   * @param {LearningSystem} system
   * @param {() => void} tell Called with each change of the session.
   */
  constructor(course, system, tell) {
    this.course = course;
    this.system = system;
    this.tell = tell;
    this.copy = new OwnCopy(course.slug);
    /** @type {KeptRecord} */
    this.kept = { tries: {}, finished: {}, cases: {} };
    /** @type {OwnRecord} */
    this.own = { notes: {}, versions: {}, plan: [] };
    /** @type {Unsent[]} */
    this.unsent = [];
    /** When the question that is open was first seen, in milliseconds. */
    this.since = performance.now();
    /** @type {How} Until the session is open. */
    this.how = "alone";
    /** Whether a state that the learning system kept could not be read. */
    this.damaged = false;
    /** Whether the learning system has refused what it was told last. */
    this.failing = false;
    /** Whether the session has ended. */
    this.over = false;
    /** How many answers found no room in the state. */
    this.left = 0;
    /** @type {Told | undefined} */
    this.told = undefined;
    /** @type {string | undefined} */
    this.place = undefined;
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {Promise<void> | null} */
    this.busy = null;
    this.keeper = keeper(this);
  }

  /* Begin: the records of the learning system and of this browser become one. */
  async open() {
    try {
      this.told = await this.system.start();
      const { mode, counted = true } = this.told;
      if (mode === "browse" || mode === "review") this.how = mode;
      else this.how = counted ? "recorded" : "uncounted";
    } catch (error) {
      this.how = /** @type {{ answered?: boolean }} */ (error).answered ? "refused" : "alone";
    }
    const state = this.told?.state ? decode(this.course, this.told.state) : null;
    this.damaged = !!this.told?.state && !state;
    if (state) this.kept = state.record;
    const learner = this.told?.learner ?? this.system.learner;
    this.copy.open(learner, state?.attempt, !this.told);
    this.copy.rename(this.course.formerly);
    if (this.recording) this.gather(state);
    this.read();
    this.tell();
  }

  /**
   * Take up what earlier sessions in this browser could not hand on, and delete what is left of
   * attempts that are over.
   * @param {ReturnType<typeof decode>} state What the learning system has; null for a new attempt.
   */
  gather(state) {
    let late = false;
    for (const { key, attempt, slot } of this.copy.slots()) {
      const waits = slot.pending || this.damaged;
      if (waits) {
        this.kept = merged(this.course, this.kept, slot);
        const told = this.system.together && state?.attempt === attempt && state.record,
          open = slot.unsent.filter((one) => !told || !holds(told, one));
        this.unsent.push(...open.map((one) => ({ ...one, doubt: true }))); // they may have arrived
        late = true;
      }
      if (key !== this.copy.key && (waits || !state)) this.copy.local?.removeItem(key);
    }
    if (late) {
      this.save(true);
      this.soon();
    }
  }

  /**
   * Take up what another session of this attempt has left with the learning system meanwhile.
   * @param {string} text The state.
   */
  meet(text) {
    const state = decode(this.course, text);
    if (!state) return;
    this.kept = merged(this.course, this.kept, state.record);
    this.save(true);
    this.soon(); // to tell what the two have reached together
  }

  get recording() {
    return ["recorded", "uncounted"].includes(this.how) && !this.over;
  }
  get looking() {
    return ["review", "browse"].includes(this.how);
  }

  /** The record, with what another window of this browser has added. */
  read() {
    const other = this.copy.slot();
    if (other && !this.looking) this.kept = merged(this.course, other, this.kept);
    this.own = this.copy.own() || this.own;
    return { version: VERSION, ...this.kept, ...this.own };
  }

  /**
   * Keep a record that a page has changed, and hand it on. Throws where notes or a plan find no
   * room.
   * @param {LearningRecord} record
   */
  write({ tries, finished, cases = {}, notes, versions, plan }) {
    const before = this.kept,
      now = performance.now(),
      seconds = (now - this.since) / 1000;
    const done = doneSince(before, { tries, cases }),
      added = done.map((one) => ({ uuid: uuid(), seconds, ...one }));
    const own = JSON.stringify({ notes, versions, plan }),
      other = own !== JSON.stringify(this.own);
    this.kept = { tries, finished, cases };
    const record = added.length || !alike(this.kept, before);
    this.own = { notes, versions, plan };
    if (record && !this.looking) {
      if (added.length) this.since = now;
      this.unsent.push(...added);
      this.save(true);
      this.soon();
    }
    if (other) this.copy.keepOwn(own);
  }

  /** @param {boolean} pending Whether the learning system has not taken all of it. */
  save(pending) {
    this.copy.save(this.kept, this.unsent, pending);
  }

  /**
   * A page was opened: the next session begins there.
   * @param {string} place
   */
  visited(place) {
    this.place = place;
    this.since = performance.now();
    this.soon();
  }

  soon(wait = SOON) {
    clearTimeout(this.timer);
    const late = Math.max(wait, this.system.rest ?? 0);
    if (this.recording) this.timer = setTimeout(() => this.send(), late);
  }

  /* Hand on new answers. Where they are not taken, the page says so, and they are sent again. */
  send() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.recording) return;
    if (this.busy) return this.soon();
    this.hand((report) => this.system.save(report));
  }

  /* The learner leaves: the session waits for what is under way, and ends. */
  async leave() {
    clearTimeout(this.timer);
    await this.busy;
    if (this.recording) await this.hand((report) => this.system.end(report), true);
    else if (this.looking && !this.over) await this.system.leave();
    this.over = true;
  }

  /* The window closes. */
  close() {
    clearTimeout(this.timer);
    if (this.over) this.system.closing?.();
    else if (this.recording) this.hand((report) => this.system.close(report), true);
    else if (this.looking) this.system.leave();
    this.over = true;
  }

  /**
   * Hand on a report by one of the calls that the learning system has.
   * @param {(report: Report) => Answered<boolean>} way
   * @param {boolean} [last] Whether the session ends.
   */
  hand(way, last = false) {
    this.read();
    const report = reportOf(this),
      sent = [...this.unsent];
    /** @param {boolean} taken */
    const settle = (taken) => {
      this.busy = null;
      this.left = encoded(this).left;
      this.failing = !taken;
      if (taken) this.heard(sent.map((one) => one.uuid));
      else if (this.system.ended) this.how = "ended";
      else this.soon(this.system.rest || AGAIN);
      this.tell();
    };
    if (last) this.over = true;
    try {
      // An answer that comes at once is settled at once: a window that closes waits for nothing.
      const taken = way(report);
      if (!(taken instanceof Promise)) return settle(taken);
      this.busy = taken.then(settle, () => settle(false));
      return this.busy;
    } catch {
      settle(false);
    }
  }

  /**
   * The learning system has taken these answers.
   * @param {string[]} uuids
   */
  heard(uuids) {
    this.unsent = this.unsent.filter((one) => !uuids.includes(one.uuid));
    this.save(this.unsent.length > 0 || !!this.busy);
    this.tell();
  }

  begin() {
    return beginning(this.course, this.kept, this.told?.place);
  }
}
