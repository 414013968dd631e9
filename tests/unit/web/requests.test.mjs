/* How many bytes a window has under way that may outlive it, and how long they count. */
import assert from "node:assert/strict";
import test from "node:test";
import { OUTLIVE } from "../../../scripts/web/lms/batches.js";
import { LONGER, Requests } from "../../../scripts/web/lms/requests.js";

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
