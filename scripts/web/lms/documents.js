/* The documents that one session of cmi5 leaves for the next, in the learning record store: xAPI
   1.0.3, part 3, 2.3 (state) and 3.1 (concurrency). */
/** @import { Requests } from "./requests.js" */
/** @import { Report, StateDocument } from "./types.js" */
import { isDenied } from "./requests.js";

// The state, and the state of a window that closed while an older one was being written: neither
// can overwrite the other.
const STATE = "briefed",
  LATE = "briefed-late";
const CONFLICT = 409, // the document is there, and nobody said which version of it to replace
  CHANGED = 412, // it has another version than was said
  TOO_LARGE = 413;
const TRIES = 3, // of writing a document that another session may be writing as well
  LEAST = 100; // characters of a state, below which no store is asked to take a smaller one

/**
 * A document as it was found. A state that is no text is damaged, and so is what is no document.
 * @param {unknown} found
 * @returns {Partial<StateDocument>}
 */
function readable(found) {
  if (found === null) return {};
  const { state, place, once, turn } = /** @type {Record<string, unknown>} */ (found);
  return {
    state: typeof state === "string" ? state : "?",
    place: typeof place === "string" ? place : "",
    once: Array.isArray(once) ? once : [],
    turn: typeof turn === "number" ? turn : 0,
  };
}

export class Documents {
  /**
   * @param {Requests} requests
   * @param {{ activityId: string, actor: unknown, registration: string }} launch
   * @param {{ room: number }} size How many characters of a state are kept at most.
   */
  constructor(requests, launch, size) {
    this.requests = requests;
    this.launch = launch;
    this.size = size;
    /** Documents that are under way. */
    this.writing = new Set();
    /** Whether the store replaces a document only for those who say which version of it. */
    this.guarded = false;
    this.written = "";
    this.turn = 0;
  }

  get busy() {
    return this.writing.size > 0;
  }

  /** @param {string} stateId */
  named(stateId) {
    const { activityId, actor, registration } = this.launch;
    return { activityId, agent: JSON.stringify(actor), registration, stateId };
  }

  /**
   * A document and its version; null where there is none, or where the store doesn't let scripts
   * read it. Throws where the store gives none, with `answered` where it answers.
   * @param {string} stateId
   * @returns {Promise<{ document: unknown, version: string | null }>}
   */
  async find(stateId) {
    const answer = await this.requests.call("GET", "activities/state", this.named(stateId));
    if (answer.status === 404) return { document: null, version: null };
    if (!answer.ok) throw Object.assign(new Error(`status ${answer.status}`), { answered: true });
    const document = await answer.json().catch(() => "not to be read");
    return { document, version: answer.headers.get("ETag") };
  }

  /**
   * Whether the store lets nobody read a document.
   * @param {string} stateId
   */
  async isDenied(stateId) {
    const asked = this.requests.call("GET", "activities/state", this.named(stateId));
    return asked.then(isDenied, () => false);
  }

  /* The documents of earlier sessions, the latest first. */
  async earlier() {
    const found = await Promise.all([this.find(STATE), this.find(LATE)]);
    const all = found.map(({ document }) => readable(document));
    all.sort((one, other) => (other.turn ?? 0) - (one.turn ?? 0));
    this.turn = all[0].turn ?? 0;
    return all;
  }

  /**
   * Whether a document is written already.
   * @param {StateDocument} kept
   */
  has(kept) {
    return JSON.stringify(kept) === this.written;
  }

  /**
   * Keep what a report has; says whether it was taken.
   * @param {Report} report
   * @param {() => StateDocument} make Makes the document of the report as it is by then.
   */
  async keep(report, make) {
    if (this.has(make())) return true;
    const sign = {};
    this.writing.add(sign);
    try {
      for (let left = TRIES; left; left--) {
        const over = this.guarded ? await this.met(report) : {},
          kept = make(),
          { ok, status } = await this.put(kept, over);
        if (ok) this.written = JSON.stringify(kept);
        if (ok) return true;
        if (status === TOO_LARGE && report.state.length > LEAST)
          this.size.room = Math.floor(report.state.length / 2);
        else if (status === CONFLICT || status === CHANGED) this.guarded = true;
        else return false;
      }
      return false;
    } catch {
      return false; // nobody answered
    } finally {
      this.writing.delete(sign);
    }
  }

  /**
   * Look which document is to be replaced. What another session has written since is taken up.
   * @param {Report} report
   * @returns {Promise<{ version?: string | null }>}
   */
  async met(report) {
    const { document, version } = await this.find(STATE);
    if (document === null) return {};
    const { turn = 0, state = "" } = readable(document);
    if (turn > this.turn) {
      this.turn = turn;
      report.meet(state);
    }
    return { version };
  }

  /**
   * Write the state. To replace one whose version nobody may read, it is sent by POST: a store
   * replaces each property of the document by that of the new one, and asks for no version.
   * @param {StateDocument} kept
   * @param {{ version?: string | null }} over What is replaced, as met() found it.
   */
  put(kept, { version }) {
    return this.send(
      version === null ? "POST" : "PUT",
      STATE,
      kept,
      version ? { "If-Match": version } : {},
    );
  }

  /**
   * The same for a window that closes and can't ask for a version.
   * @param {StateDocument} kept
   */
  part(kept) {
    const sign = {};
    this.writing.add(sign);
    return this.send("POST", LATE, kept)
      .catch(() => null)
      .finally(() => this.writing.delete(sign));
  }

  /**
   * @param {string} method
   * @param {string} id
   * @param {StateDocument} kept
   * @param {Record<string, string>} [more] Headers.
   */
  send(method, id, kept, more) {
    const document = { ...kept, turn: ++this.turn };
    return this.requests.call(method, "activities/state", this.named(id), document, more);
  }
}
