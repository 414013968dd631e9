/* The learning record store that a launch names: xAPI 1.0.3, part 3, with the token that cmi5
   hands out for one session.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch);
   https://github.com/adlnet/xAPI-Spec */

const VERSION = "1.0.3";
const PATIENCE = 15_000; // milliseconds that an answer may take
const TAKEN = 409; // a statement of that id is there: it was told before, and the answer was lost
const TOO_MANY = 429;
// Bytes of requests under way that may outlive their window. Fetch fails a request beyond 64 KiB,
// and a browser counts more than bodies: with 60,000, a batch of 80 answers was lost.
const OUTLIVE = 52_000,
  BATCH = 30_000;

/**
 * Whether a store has judged a request and refuses it, rather than being away or busy.
 * @param {Response} answer
 */
const refused = ({ status }) => status >= 400 && status < 500 && status !== TOO_MANY;

/**
 * Statements in the fewest batches that may outlive the window.
 * @param {Statement[]} statements
 */
function* batches(statements) {
  /** @type {Statement[]} */
  let batch = [];
  let size = 0;
  for (const one of statements) {
    const length = new TextEncoder().encode(JSON.stringify(one)).length;
    if (batch.length && size + length > BATCH) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(one);
    size += length + 1;
  }
  if (batch.length) yield batch;
}

/**
 * The store of a launch, from the query of its address. Throws where a value is missing or no
 * address.
 * @param {URLSearchParams} query
 * @returns {RecordStore}
 */
export function storeOf(query) {
  const asked = {
    ...{ endpoint: query.get("endpoint") ?? "", fetch: query.get("fetch") ?? "" },
    ...{ actor: query.get("actor") ?? "", registration: query.get("registration") ?? "" },
    activityId: query.get("activityId") ?? "",
  };
  if (Object.values(asked).some((value) => !value)) throw new Error("no launch");
  const actor = JSON.parse(asked.actor),
    endpoint = asked.endpoint.replace(/\/?$/, "/");
  /** @type {Set<string>} Ids of statements that are under way. */
  const telling = new Set();
  /** Documents that are under way. */
  const writing = new Set();
  /** @type {Set<string>} Ids of statements that may have arrived, though nobody answered so. */
  const doubt = new Set();
  let token = "",
    silent = false, // whether the latest request waited until it gave up
    outliving = 0; // bytes

  /**
   * The answer to a request. Throws where none comes in time.
   * @param {string} method
   * @param {string} place
   * @param {Record<string, string>} values
   * @param {unknown} [body]
   */
  async function call(method, place, values, body) {
    const address = new URL(place, endpoint),
      text = body ? JSON.stringify(body) : undefined;
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    const size = text ? new TextEncoder().encode(text).length : 0;
    const keepalive = size > 0 && outliving + size <= OUTLIVE;
    if (keepalive) outliving += size;
    try {
      // "no-store" also makes Chromium ask leave each time. A request with a body is never cached.
      const answer = await fetch(address, {
        signal: AbortSignal.timeout(PATIENCE),
        method,
        body: text,
        cache: text ? "default" : "no-store",
        keepalive,
        headers: {
          Authorization: `Basic ${token}`,
          "X-Experience-API-Version": VERSION,
          ...(body ? { "Content-Type": "application/json" } : {}),
        },
      });
      silent = false;
      return answer;
    } catch (error) {
      silent = /** @type {Error} */ (error).name === "TimeoutError";
      throw error;
    } finally {
      if (keepalive) outliving -= size;
    }
  }
  /** @param {string} stateId */
  const state = (stateId) => ({
    activityId: asked.activityId,
    agent: JSON.stringify(actor),
    registration: asked.registration,
    stateId,
  });

  /**
   * Whether a statement is there.
   * @param {string} id
   */
  const has = (id) =>
    call("GET", "statements", { statementId: id }).then(
      (answer) => answer.ok,
      () => false,
    );

  /**
   * All statements go to one address: a browser asks leave of the store (CORS) for each address.
   * @param {Statement[]} batch
   */
  const post = (batch) => call("POST", "statements", {}, batch);

  /**
   * The ids of the latest statements of this registration that the store has.
   * @returns {Promise<Set<string>>}
   */
  async function known() {
    const answer = await call("GET", "statements", {
      registration: asked.registration,
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
  async function send(batch) {
    const answer = await post(batch);
    if (!refused(answer)) return answer.ok ? batch : [];
    if (batch.length === 1) return answer.status === TAKEN || (await has(batch[0].id)) ? batch : [];
    const sent = await Promise.allSettled(batch.map((one) => send([one])));
    return sent.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  }

  /**
   * Send those of a batch that have not arrived yet. Nothing that cmi5 defines may be said twice in
   * a session (9.3), and ADL's conformance suite counts a statement that is sent again.
   * @param {Statement[]} batch
   * @param {Set<string>} arrived
   */
  async function sendAgain(batch, arrived) {
    const rest = batch.filter(({ id }) => !arrived.has(id));
    const there = batch.filter(({ id }) => arrived.has(id));
    return [...there, ...(rest.length && !silent ? await send(rest).catch(() => []) : [])];
  }

  /**
   * Batches of new statements, and batches of those that may have arrived: these may be refused.
   * @param {Statement[]} statements
   */
  function parts(statements) {
    const groups = [
      statements.filter(({ id }) => !doubt.has(id)),
      statements.filter(({ id }) => doubt.has(id)),
    ];
    return groups.flatMap((group) => [...batches(group)]);
  }

  /**
   * The same for a window that closes and can't send refused statements again.
   * @param {Statement[]} statements
   */
  const singly = (statements) =>
    parts(statements).flatMap((batch) =>
      doubt.has(batch[0].id) ? batch.map((one) => [one]) : [batch],
    );

  return {
    ...asked,
    actor,
    has,
    telling,
    doubt,
    get busy() {
      return telling.size + writing.size > 0;
    },
    get silent() {
      return silent;
    },

    /* The token is given once, and holds for this session alone. */
    async open() {
      const told = await (
        await fetch(asked.fetch, { method: "POST", signal: AbortSignal.timeout(PATIENCE) })
      ).json();
      if (!told["auth-token"]) throw Object.assign(new Error("no token"), { answered: true });
      token = told["auth-token"];
    },

    async read(stateId) {
      const answer = await call("GET", "activities/state", state(stateId));
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      return answer.json();
    },

    /* Keep a document; says whether it was taken. */
    async write(stateId, document) {
      const sign = {};
      writing.add(sign);
      return call("PUT", "activities/state", state(stateId), document)
        .then(
          (answer) => answer.ok,
          () => false,
        )
        .finally(() => writing.delete(sign));
    },

    preferences: () =>
      call("GET", "agents/profile", {
        agent: JSON.stringify(actor),
        profileId: "cmi5LearnerPreferences",
      }).catch(() => null),

    /* Hand on statements, in few requests; calls `heard` with each that was taken. Says whether
       all were. */
    async tell(statements, heard) {
      for (const { id } of statements) telling.add(id);
      const none = () => /** @type {Set<string>} */ (new Set());
      const asking = statements.some(({ id }) => doubt.has(id)) ? known().catch(none) : none();
      const done = await Promise.all(
        parts(statements).map(async (batch) => {
          const sent = doubt.has(batch[0].id) ? sendAgain(batch, await asking) : send(batch);
          const taken = await sent.catch(() => []);
          for (const { id } of batch) {
            telling.delete(id);
            doubt.add(id);
          }
          for (const one of taken) {
            doubt.delete(one.id);
            heard?.(one);
          }
          return taken.length === batch.length;
        }),
      );
      return done.every(Boolean);
    },

    /* The same for a window that closes: nothing is waited for, or sent again. Says the same,
       where the window lives to hear it. */
    part: (statements) =>
      Promise.all(
        singly(statements).map((batch) =>
          post(batch).then(
            (answer) => answer.ok,
            () => false,
          ),
        ),
      ).then((done) => done.every(Boolean)),

    /* Whether these would go in one request. */
    inOne: (statements) => singly(statements).length === 1,
  };
}
