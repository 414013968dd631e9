/* What this browser keeps of a learner's attempts, and the learner's notes and plan. */
/** @import { KeptRecord, OwnRecord, Slot, Unsent } from "./types.js" */
import { parsed } from "../record/values.js";
import { area, put } from "../store/areas.js";
import { hash } from "./ids.js";
import { signs } from "./signs.js";

const NOBODY = ":nobody";

export class OwnCopy {
  /**
   * @param {string} course The course's slug.
   */
  constructor(course) {
    this.course = course;
    this.local = area("localStorage");
    /** Whether this browser keeps nothing more. */
    this.full = !this.local;
    this.learner = this.attempt = "";
    /** The key of what this tab kept when no learning system had said whose it was, or "". */
    this.stray = "";
    /** @type {Set<string>} Ids of what this window had to hand on, whether or not it still has. */
    this.mine = new Set();
  }

  /**
   * Find out whose attempt this is, and remember it for a reload, which no learning system answers.
   * @param {string | undefined} learner As the learning system says, "" where it does not;
   *   undefined where no learning system has said so.
   * @param {string | undefined} attempt The attempt's name, where the learning system knows it.
   * @param {boolean} alone Whether no session has begun.
   */
  open(learner, attempt, alone) {
    const last = area("sessionStorage"),
      trace = `briefed-lms:${this.course}`,
      before = last?.getItem(trace + ":learner"),
      attemptBefore = last?.getItem(trace + ":attempt");
    this.learner =
      learner === undefined
        ? before || trace + NOBODY
        : `${trace}:${learner ? hash(learner).toString(36) : ""}`;
    if (before?.endsWith(NOBODY) && !this.isNobody) this.stray = `${before}:${attemptBefore}`;
    const known = before === this.learner ? attemptBefore : "";
    this.attempt = attempt || (alone && (known || this.slots()[0]?.attempt)) || fresh();
    put(last, trace + ":learner", this.learner); // where there is no room, a reload begins anew
    put(last, trace + ":attempt", this.attempt);
  }

  get key() {
    return `${this.learner}:${this.attempt}`;
  }

  /* Without a learner's name the notes belong to the attempt. */
  get notes() {
    return (this.isNameless ? this.key : this.learner) + ":notes";
  }

  /* Whether no learning system has said who the learner is. */
  get isNobody() {
    return this.learner.endsWith(NOBODY);
  }

  get isNameless() {
    return this.learner.endsWith(":");
  }

  /** @param {string} key */
  read(key) {
    return /** @type {Slot | null} */ (parsed(this.local?.getItem(key)));
  }

  /** What is kept of this attempt. */
  slot() {
    return this.read(this.key);
  }

  /** What is kept of the learner's attempts. */
  slots() {
    const names = this.isNameless ? [] : Object.keys(this.local || {});
    return names
      .filter((key) => key.startsWith(this.learner + ":") || key === this.stray)
      .filter((key) => !key.endsWith(":notes"))
      .flatMap((key) => {
        const slot = this.read(key);
        return slot ? [{ key, attempt: key.slice(key.lastIndexOf(":") + 1), slot }] : [];
      });
  }

  /** The notes and the plan, or null. */
  own() {
    return /** @type {OwnRecord | null} */ (parsed(this.local?.getItem(this.notes)));
  }

  /**
   * Keep the notes and the plan. Throws where they find no room.
   * @param {string} text
   */
  keepOwn(text) {
    if (!this.local) throw new Error("this browser keeps nothing");
    this.local.setItem(this.notes, text);
  }

  /* Move the notes that were kept under a former name of the course. */
  rename(formerly = /** @type {string[]} */ ([])) {
    for (const name of formerly) {
      const old = this.notes.replace(`:${this.course}:`, `:${name}:`),
        text = this.local?.getItem(old);
      if (!text || this.local?.getItem(this.notes)) continue;
      // Where there is no room they stay where they are.
      if (put(this.local, this.notes, text)) this.local?.removeItem(old);
    }
  }

  /**
   * Keep the attempt, with what another window of it has still to hand on.
   * @param {KeptRecord} kept
   * @param {Unsent[]} unsent
   * @param {boolean} pending Whether the learning system has not taken all of it.
   */
  save(kept, unsent, pending) {
    for (const { uuid } of unsent) this.mine.add(uuid);
    const others = (this.slot()?.unsent ?? []).filter(({ uuid }) => !this.mine.has(uuid));
    const all = [...unsent, ...others],
      text = JSON.stringify({ ...kept, unsent: all, pending: pending || others.length > 0 });
    this.full = !put(this.local, this.key, text);
  }
}

/* The name of a new attempt. */
const fresh = () => signs(crypto.getRandomValues(new Uint32Array(1))[0], 4);
