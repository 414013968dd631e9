/* The learning record store of a launch: the statements that are told. */
/** @import { Statement } from "./types.js" */
import { parts, singly } from "./batches.js";
import { Documents } from "./documents.js";
import { Requests, launchOf } from "./requests.js";

const TAKEN = 409; // a statement of that id is there: it was told before, and the answer was lost
const UNKNOWN = 401, // whoever asks is not known, or no more
  TOO_MANY = 429;

/**
 * Whether a store has judged a request and refuses it, rather than being away or busy.
 * @param {Response} answer
 */
const refused = ({ status }) => status >= 400 && status < 500 && status !== TOO_MANY;
/** @param {Promise<Response>} answer */
const taken = (answer) =>
  answer.then(
    ({ ok }) => ok,
    () => false,
  );

export class RecordStore {
  /**
   * Throws where a value of the launch is missing or no address.
   * @param {URLSearchParams} query The query of the launch's address.
   * @param {{ room: number }} size How many characters of a state are kept at most.
   */
  constructor(query, size) {
    this.launch = launchOf(query);
    this.requests = new Requests(this.launch.endpoint);
    this.documents = new Documents(this.requests, this.launch, size);
    /** @type {Set<string>} Ids of statements that are under way. */
    this.telling = new Set();
    /** @type {Set<string>} Ids of statements that may have arrived, though nobody answered so. */
    this.doubt = new Set();
  }

  get busy() {
    return this.telling.size > 0 || this.documents.busy;
  }

  /** Whether the store let the latest request wait until that gave up. */
  get silent() {
    return this.requests.silent;
  }

  /**
   * Whether the store takes nothing more in this session. One statement may be refused for itself,
   * but a document that could be read before is refused with the session alone.
   * @param {string} stateId
   */
  async isOver(stateId) {
    return this.requests.denied && this.documents.isDenied(stateId);
  }

  open() {
    return this.requests.open(this.launch.fetch);
  }

  preferences() {
    return this.requests
      .call("GET", "agents/profile", {
        agent: JSON.stringify(this.launch.actor),
        profileId: "cmi5LearnerPreferences",
      })
      .catch(() => null);
  }

  /**
   * Whether a statement is there.
   * @param {string} id
   */
  has(id) {
    return taken(this.requests.call("GET", "statements", { statementId: id }));
  }

  /**
   * All statements go to one address: a browser asks leave of the store (CORS) for each address.
   * @param {Statement[]} batch
   */
  post(batch) {
    return this.requests.call("POST", "statements", {}, batch);
  }

  /**
   * The ids of the latest statements of this registration that the store has.
   * @returns {Promise<Set<string>>}
   */
  async known() {
    const answer = await this.requests.call("GET", "statements", {
      registration: this.launch.registration,
      format: "ids",
    });
    /** @type {{ statements: { id: string }[] }} */
    const { statements } = answer.ok ? await answer.json() : { statements: [] };
    return new Set(statements.map(({ id }) => id));
  }

  /**
   * Send a batch. A store that refuses one statement refuses the whole batch: then each goes by
   * itself. Returns what the store has by now.
   * @param {Statement[]} batch
   * @returns {Promise<Statement[]>}
   */
  async send(batch) {
    const answer = await this.post(batch);
    if (!refused(answer)) return answer.ok ? batch : [];
    if (answer.status === UNKNOWN) return [];
    if (batch.length === 1)
      return answer.status === TAKEN || (await this.has(batch[0].id)) ? batch : [];
    const sent = await Promise.allSettled(batch.map((one) => this.send([one])));
    return sent.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  }

  /**
   * Send those of a batch that have not arrived yet. Nothing that cmi5 defines may be said twice in
   * a session (9.3), and ADL's conformance suite counts a statement that is sent again.
   * @param {Statement[]} batch
   * @param {Set<string>} arrived
   */
  async sendAgain(batch, arrived) {
    const rest = batch.filter(({ id }) => !arrived.has(id)),
      there = batch.filter(({ id }) => arrived.has(id));
    const again = rest.length && !this.silent ? await this.send(rest).catch(() => []) : [];
    return [...there, ...again];
  }

  /**
   * Hand on statements, in few requests; calls `heard` with each that was taken. Says whether all
   * were.
   * @param {Statement[]} statements
   * @param {(statement: Statement) => void} [heard]
   */
  async tell(statements, heard) {
    for (const { id } of statements) this.telling.add(id);
    const none = () => /** @type {Set<string>} */ (new Set()),
      doubted = statements.some(({ id }) => this.doubt.has(id));
    const asking = doubted ? this.known().catch(none) : none();
    const done = await Promise.all(
      parts(statements, this.doubt).map(async (batch) => {
        const sent = this.doubt.has(batch[0].id)
          ? this.sendAgain(batch, await asking)
          : this.send(batch);
        return this.settle(batch, await sent.catch(() => []), heard);
      }),
    );
    return done.every(Boolean);
  }

  /**
   * A batch was sent: note what of it was taken. Says whether all of it was.
   * @param {Statement[]} batch
   * @param {Statement[]} taken
   * @param {(statement: Statement) => void} [heard]
   */
  settle(batch, taken, heard) {
    for (const { id } of batch) {
      this.telling.delete(id);
      this.doubt.add(id);
    }
    for (const one of taken) {
      this.doubt.delete(one.id);
      heard?.(one);
    }
    return taken.length === batch.length;
  }

  /**
   * The same for a window that closes: nothing is waited for, or sent again. Says the same, where
   * the window lives to hear it.
   * @param {Statement[]} statements
   */
  async part(statements) {
    const sent = singly(statements, this.doubt).map((batch) => taken(this.post(batch)));
    return (await Promise.all(sent)).every(Boolean);
  }

  /**
   * Whether these would go in one request.
   * @param {Statement[]} statements
   */
  inOne(statements) {
    return singly(statements, this.doubt).length === 1;
  }
}
