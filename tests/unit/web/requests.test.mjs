/* How many bytes a window has under way that may outlive it, how long they count, and how long a
   busy store is left alone. */
import assert from "node:assert/strict";
import test from "node:test";
import { OUTLIVE } from "../../../scripts/web/lms/batches.js";
import { LONGER, Requests, restOf } from "../../../scripts/web/lms/requests.js";

const half = "x".repeat(OUTLIVE / 2 - 2); // and its quotation marks
const settled = () => new Promise((done) => setImmediate(done));

/** Requests whose answers come when the test says so, and whether each may outlive its window. */
function withheld(context) {
  const made = [];
  context.mock.timers.enable({ apis: ["setTimeout"] });
  context.mock.method(AbortSignal, "timeout", () => new AbortController().signal);
  context.mock.method(globalThis, "fetch", (_, { keepalive }) => {
    const one = { keepalive };
    const body = new ReadableStream({ start: (into) => (one.end = () => into.close()) });
    made.push(one);
    return new Promise((answer, fail) => {
      one.head = () => answer(new Response(body));
      one.fail = () => fail(new TypeError("Failed to fetch"));
    });
  });
  const requests = new Requests("https://lrs.example/xapi/");
  return { made, send: () => requests.call("POST", "statements", {}, half).catch(() => null) };
}

test("a request counts until its answer has been read, and a little longer", async (context) => {
  const { made, send } = withheld(context);
  const mayOutlive = () => (send(), made.at(-1).keepalive);
  assert.deepEqual([mayOutlive(), mayOutlive(), mayOutlive()], [true, true, false]);
  made[0].head();
  await settled();
  assert.equal(mayOutlive(), false, "its head alone has come");
  made[0].end();
  await settled();
  context.mock.timers.tick(LONGER - 1);
  assert.equal(mayOutlive(), false, "Firefox counts it a little longer");
  context.mock.timers.tick(1);
  assert.deepEqual([mayOutlive(), mayOutlive()], [true, false]);
});

test("a request that failed counts no more, and neither does one that could not outlive", async (context) => {
  const { made, send } = withheld(context);
  for (let times = 0; times < 3; times++) send();
  made[2].fail();
  await settled();
  context.mock.timers.tick(LONGER);
  send();
  assert.equal(made[3].keepalive, false);
  made[0].fail();
  await settled();
  context.mock.timers.tick(LONGER);
  send();
  assert.equal(made[4].keepalive, true);
});

test("a busy store is left alone for seconds or until a date, but not for longer than a minute", () => {
  const rest = (said) => restOf(new Response("", said ? { headers: { "Retry-After": said } } : {}));
  assert.deepEqual(["0", "7", "3600", ""].map(rest), [0, 7_000, 60_000, 0]);
  for (const odd of ["soon", "-5", "1.5"]) assert.equal(rest(odd), 0, odd);
  const ahead = (seconds) => rest(new Date(Date.now() + seconds * 1000).toUTCString());
  assert.ok(ahead(30) > 25_000 && ahead(30) <= 30_000);
  assert.deepEqual([ahead(-30), ahead(7_200)], [0, 60_000]);
});

test("a busy store is asked again for whoever waits, and for nobody else", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const requests = new Requests("https://lrs.example/xapi/"),
    answers = [429, 503, 200].map((status) => ({ status, headers: new Headers() }));
  let asked = 0;
  const ask = async () => answers[asked++];
  const waiting = requests.patiently(ask);
  for (let times = 0; times < 3; times++) {
    await settled();
    context.mock.timers.tick(2_000);
  }
  assert.equal((await waiting).status, 200);
  [requests.patient, asked] = [false, 0];
  assert.equal((await requests.patiently(ask)).status, 429);
});
