/* The learning record store that a launch names: xAPI 1.0.3, part 3, with the token that cmi5 hands out for one session.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch); https://github.com/adlnet/xAPI-Spec */

const VERSION = "1.0.3";
const PATIENCE = 15_000; // milliseconds that an answer may take
const TAKEN = 409; // a statement of that id is there: it was told before, and the answer was lost
const TOO_MANY = 429;
// Bytes of a request that may outlive its window, so that two of them find room: Fetch lets 64 KiB of them be under way at a time.
const OUTLIVES = 30_000;

/* Whether a store has judged a request and will not have it so, rather than that it is away or busy. */
const refused = ({ status }) => status >= 400 && status < 500 && status !== TOO_MANY;

/* Statements in the fewest batches that may outlive the window. */
function* batches(statements) {
  let batch = [], size = 0;
  for (const one of statements) {
    const length = new TextEncoder().encode(JSON.stringify(one)).length;
    if (batch.length && size + length > OUTLIVES) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(one);
    size += length + 1;
  }
  if (batch.length) yield batch;
}

/* The store of a launch, as the query of its address has it. Throws where an address is missing or none. */
export function storeOf(query) {
  const asked = Object.fromEntries(["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => [name, query.get(name)]));
  if (Object.values(asked).some((value) => !value)) throw new Error("no launch");
  const actor = JSON.parse(asked.actor), endpoint = asked.endpoint.replace(/\/?$/, "/");
  const telling = new Set(), writing = new Set(); // ids of statements, and documents, that are under way
  const doubt = new Set(); // ids of statements that may have arrived, though nobody answered so
  let token;

  /* The answer to a request; what gets none within a time throws. */
  async function call(method, place, values, body) {
    const address = new URL(place, endpoint), text = body && JSON.stringify(body);
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    return fetch(address, { signal: AbortSignal.timeout(PATIENCE), method, body: text, cache: "no-store",
      keepalive: !!text && new TextEncoder().encode(text).length <= OUTLIVES,
      headers: { Authorization: `Basic ${token}`, "X-Experience-API-Version": VERSION, ...(body ? { "Content-Type": "application/json" } : {}) } });
  }
  const state = (stateId) => ({ activityId: asked.activityId, agent: JSON.stringify(actor), registration: asked.registration, stateId });

  /* Whether a statement is there. */
  const has = (id) => call("GET", "statements", { statementId: id }).then((answer) => answer.ok, () => false);

  async function one(statement) {
    const answer = await call("PUT", "statements", { statementId: statement.id }, statement);
    return answer.ok || answer.status === TAKEN || (refused(answer) && (await has(statement.id)));
  }

  /* Hand on a batch, or each for itself where the whole is refused for one of them. Gives what was taken. */
  async function several(batch) {
    if (batch.length > 1) {
      const answer = await call("POST", "statements", {}, batch);
      if (!refused(answer)) return answer.ok ? batch : [];
    }
    const taken = await Promise.allSettled(batch.map(one));
    return batch.filter((_, at) => taken[at].value);
  }

  /* Batches of what is new, and of one each of what may have arrived: a store refuses a batch that holds such a statement. */
  const parts = (statements) => [...batches(statements.filter(({ id }) => !doubt.has(id))), ...statements.filter(({ id }) => doubt.has(id)).map((one) => [one])];

  return {
    ...asked, actor, has, telling, doubt,
    get busy() { return telling.size + writing.size > 0; },

    /* The token is given once, and holds for this session alone. */
    async open() {
      const told = await (await fetch(asked.fetch, { method: "POST", signal: AbortSignal.timeout(PATIENCE) })).json();
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
      return call("PUT", "activities/state", state(stateId), document).then((answer) => answer.ok, () => false).finally(() => writing.delete(sign));
    },

    preferences: () => call("GET", "agents/profile", { agent: JSON.stringify(actor), profileId: "cmi5LearnerPreferences" }).catch(() => null),

    /* Hand on statements, in few requests; calls `heard` with each that was taken. Says whether all were. */
    async tell(statements, heard = () => {}) {
      for (const { id } of statements) telling.add(id);
      const done = await Promise.all(parts(statements).map(async (batch) => {
        const taken = await several(batch).catch(() => []);
        for (const { id } of batch) {
          telling.delete(id);
          doubt.add(id);
        }
        for (const one of taken) {
          doubt.delete(one.id);
          heard(one);
        }
        return taken.length === batch.length;
      }));
      return done.every(Boolean);
    },

    /* The same for a window that closes: nothing is waited for, or sent again. Says the same, where the window lives to hear it. */
    part: (statements) => Promise.all(parts(statements).map((batch) => (batch.length > 1 ? call("POST", "statements", {}, batch)
      : call("PUT", "statements", { statementId: batch[0].id }, batch[0])).then((answer) => answer.ok, () => false))).then((done) => done.every(Boolean)),

    /* Whether these would go in one request. */
    inOne: (statements) => parts(statements).length === 1,
  };
}
