/* The learning record store that a launch names: xAPI 1.0.3, part 3, with the token that cmi5 hands out for one session.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch); https://github.com/adlnet/xAPI-Spec */

const VERSION = "1.0.3";
const PATIENCE = 15_000; // milliseconds that an answer may take
const TAKEN = 409; // a statement of that id is there: it was told before, and the answer was lost
const TOO_MANY = 429;
// Bytes of requests under way that may outlive their window: Fetch fails a request beyond 64 KiB.
const OUTLIVE = 60_000, BATCH = OUTLIVE / 2;

/* Whether a store has judged a request and will not have it so, rather than that it is away or busy. */
const refused = ({ status }) => status >= 400 && status < 500 && status !== TOO_MANY;

/* Statements in the fewest batches that may outlive the window. */
function* batches(statements) {
  let batch = [], size = 0;
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

/* The store of a launch, as the query of its address has it. Throws where an address is missing or none. */
export function storeOf(query) {
  const asked = Object.fromEntries(["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => [name, query.get(name)]));
  if (Object.values(asked).some((value) => !value)) throw new Error("no launch");
  const actor = JSON.parse(asked.actor), endpoint = asked.endpoint.replace(/\/?$/, "/");
  const telling = new Set(), writing = new Set(); // ids of statements, and documents, that are under way
  const doubt = new Set(); // ids of statements that may have arrived, though nobody answered so
  let token, outliving = 0; // bytes

  /* The answer to a request; what gets none within a time throws. */
  async function call(method, place, values, body) {
    const address = new URL(place, endpoint), text = body && JSON.stringify(body);
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    const size = text ? new TextEncoder().encode(text).length : 0;
    const keepalive = size > 0 && outliving + size <= OUTLIVE;
    if (keepalive) outliving += size;
    try {
      // "no-store" also has Chromium ask leave anew each time; what is sent with a body is never taken from a cache.
      return await fetch(address, { signal: AbortSignal.timeout(PATIENCE), method, body: text, cache: text ? "default" : "no-store", keepalive,
        headers: { Authorization: `Basic ${token}`, "X-Experience-API-Version": VERSION, ...(body ? { "Content-Type": "application/json" } : {}) } });
    } finally {
      if (keepalive) outliving -= size;
    }
  }
  const state = (stateId) => ({ activityId: asked.activityId, agent: JSON.stringify(actor), registration: asked.registration, stateId });

  /* Whether a statement is there. */
  const has = (id) => call("GET", "statements", { statementId: id }).then((answer) => answer.ok, () => false);

  /* All statements go to one address: a browser asks leave of the store (CORS) for each address. */
  const post = (batch) => call("POST", "statements", {}, batch);

  /* The ids of what the store has of this registration, the latest of them. */
  async function known() {
    const answer = await call("GET", "statements", { registration: asked.registration, format: "ids" });
    return new Set(answer.ok ? (await answer.json()).statements.map(({ id }) => id) : []);
  }

  /* Send a batch, and again by itself each statement of one that is refused: a store that refuses one refuses them all.
     Returns what the store has by now. */
  async function send(batch) {
    const answer = await post(batch);
    if (!refused(answer)) return answer.ok ? batch : [];
    if (batch.length === 1) return answer.status === TAKEN || (await has(batch[0].id)) ? batch : [];
    return (await Promise.allSettled(batch.map((one) => send([one])))).flatMap(({ value = [] }) => value);
  }

  /* Send what may have arrived. The store is asked for it first: cmi5 lets no session say twice what cmi5 defines (9.3),
     and CATAPULT, ADL's conformance suite, counts a statement that is sent again as said twice. */
  async function sendAgain(batch, arrived) {
    const there = await arrived(), rest = batch.filter(({ id }) => !there.has(id));
    return [...batch.filter(({ id }) => there.has(id)), ...(rest.length ? await send(rest) : [])];
  }

  /* Batches of what is new, and batches of what may have arrived: the second kind may be refused. */
  function parts(statements) {
    const groups = [statements.filter(({ id }) => !doubt.has(id)), statements.filter(({ id }) => doubt.has(id))];
    return groups.flatMap((group) => [...batches(group)]);
  }

  /* The same for a window that closes and can't send again what is refused. */
  const singly = (statements) => parts(statements).flatMap((batch) => (doubt.has(batch[0].id) ? batch.map((one) => [one]) : [batch]));

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
      let asked;
      const arrived = () => (asked ??= known().catch(() => new Set()));
      const done = await Promise.all(parts(statements).map(async (batch) => {
        const taken = await (doubt.has(batch[0].id) ? sendAgain(batch, arrived) : send(batch)).catch(() => []);
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
    part: (statements) => Promise.all(singly(statements).map((batch) => post(batch).then((answer) => answer.ok, () => false)))
      .then((done) => done.every(Boolean)),

    /* Whether these would go in one request. */
    inOne: (statements) => singly(statements).length === 1,
  };
}
