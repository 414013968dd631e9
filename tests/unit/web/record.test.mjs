/* A learner's record as a value: its limits, and what of it can be read. */
import assert from "node:assert/strict";
import test from "node:test";
import { roomLeft } from "../../../scripts/web/page/limit.js";
import { joined } from "../../../scripts/web/record/joining.js";
import { LIMITS, empty, fitting, trimmed } from "../../../scripts/web/record/record.js";
import { salvaged } from "../../../scripts/web/record/salvage.js";
import { cut } from "../../../scripts/web/record/values.js";
import { FROM, at, made, plain, tried } from "./records.mjs";

test("a whole record is read as it is", () => {
  const whole = {
    version: 1,
    tries: { one: [{ ...tried(1, false), partly: true }, tried(2, true)] },
    finished: { "hidden-men": { at: at(3), statements: { "hidden-men-1": "f00" } } },
    notes: { "hidden-men": "A note.\nIts end." },
    versions: {},
    plan: [{ id: "a", what: "Ask", by: "2027-01-31", done: true }],
    cases: {
      "men-door": {
        at: at(4),
        print: "abc1",
        path: ["door", "ask"],
        seen: ["door", "ask", "go-on"],
        taken: ["door-1", "ask-2"],
        done: at(3),
        ways: 2,
      },
      "men-older": { at: at(4), path: ["door"], seen: ["door", "ask"] },
    },
    entered: ["hidden-men", "think-family"],
    begun: at(0),
    title: "A course",
  };
  const { record, lost } = salvaged(whole);
  assert.deepEqual(lost, []);
  assert.deepEqual(plain(record), whole);
});

test("of a way through a case stays what can be read, and the rest is named", () => {
  const kept = { at: at(1), path: ["door"], seen: ["door", "ask"], taken: ["door-1"] };
  const { record, lost } = salvaged({
    ...plain(empty()),
    cases: {
      "men-door": { ...kept, seen: ["door", 7, "<b>", "ask"], taken: [1, "door-1", null], print: 7, done: "soon", ways: 1.5 },
      "no way": kept,
      "men-time": { ...kept, at: "yesterday" },
      "men-list": { ...kept, path: "door" },
      "men-long": { ...kept, path: Array.from({ length: 999 }, (_, part) => `part-${part}`) },
    },
  });
  assert.deepEqual(lost, ["case: no way", "case: men-time", "case: men-list"]);
  assert.deepEqual(Object.keys(record.cases), ["men-door", "men-long"]);
  assert.deepEqual(plain(record.cases["men-door"]), kept);
  assert.equal(record.cases["men-long"].path.length, LIMITS.parts);
  assert.deepEqual(salvaged({ ...plain(empty()), cases: [] }).lost, ["case"]);
});

test("what can be read stays, whatever the rest is", async (context) => {
  const good = {
    version: 1,
    tries: { one: [tried(1, true)] },
    finished: { men: { at: at(1), statements: {} } },
    notes: { men: "Mine." },
    plan: [{ what: "Ask", by: "", done: false }],
  };
  const faults = {
    "a note that is too long": [
      { notes: { men: "Mine.", sleep: "x".repeat(LIMITS.note + 1) } },
      (record) => assert.equal(record.notes.sleep.length, LIMITS.note),
    ],
    "a typed answer that is too long": [
      {
        tries: {
          ...good.tries,
          two: [{ ...tried(1, false), chosen: ["x".repeat(LIMITS.answer + 1)] }],
        },
      },
      (record) => assert.equal(record.tries.two[0].chosen[0].length, LIMITS.answer),
    ],
    "a try that is none": [
      { tries: { one: [tried(1, true), { at: "never" }, null] } },
      (record) => assert.equal(record.tries.one.length, 1),
    ],
    "tries that are no list": [
      { tries: { ...good.tries, two: "x" } },
      (record) => assert.equal(record.tries.two, undefined),
    ],
    "tries of which none can be read": [
      { tries: { ...good.tries, two: [null] } },
      (record) => assert.equal("two" in record.tries, false),
    ],
    "a name that is none": [
      { notes: { men: "Mine.", "<b>": "x" } },
      (record) => assert.deepEqual(Object.keys(record.notes), ["men"]),
    ],
    "a finish without a time": [
      { finished: { ...good.finished, sleep: { at: "soon", statements: {} } } },
      (record) => assert.deepEqual(Object.keys(record.finished), ["men"]),
    ],
    "notes that are no map": [
      { notes: ["x"] },
      (record) => assert.deepEqual(plain(record.notes), {}),
      { notes: {} },
    ],
    "a step that is none": [
      { plan: [...good.plan, 7] },
      (record) => assert.equal(record.plan.length, 1),
    ],
    "no plan": [{ plan: undefined }, (record) => assert.deepEqual(record.plan, []), { plan: [] }],
  };
  for (const [name, [change, check]] of Object.entries(faults))
    await context.test(name, () => {
      const { record, lost } = salvaged(plain({ ...good, ...change }));
      assert.equal(lost.length > 0, true, "nothing is said to be lost");
      check(record);
      if (!("tries" in change)) assert.equal(record.tries.one.length, 1);
      if (!("notes" in change)) assert.equal(record.notes.men, "Mine.");
      if (!("plan" in change)) assert.equal(record.plan[0].what, "Ask");
      assert.deepEqual(salvaged(plain(record)).lost, [], "what was kept can't be read");
    });
  for (const none of [null, undefined, "x", 7, [], {}, { version: 2 }])
    assert.deepEqual(salvaged(none), { record: empty(), lost: ["all of it"] });
});

test("names that JavaScript knows are names like others", () => {
  const text = `{"version": 1, "tries": {"constructor": [${JSON.stringify(tried(1, true))}], "__proto__": []}, "finished": {}, "notes": {"toString": "x", "constructor": "Mine."}, "plan": []}`;
  const { record, lost } = salvaged(JSON.parse(text));
  assert.equal(record.tries.constructor.length, 1);
  assert.equal(record.notes.constructor, "Mine.");
  assert.equal(record.tries.valueof, undefined);
  assert.deepEqual(lost, ["answers: __proto__", "note: toString"]);
  const { record: both, added } = joined(made({}), record, FROM);
  assert.equal(both.tries.constructor.length, 1);
  assert.equal(both.notes.constructor, "Mine.");
  assert.deepEqual(added, { answers: 1, cases: 0, finished: 0, notes: 1, steps: 0 });
  assert.equal({}.polluted, undefined);
});

test("a date that is none stays as words", () => {
  const { plan } = made({
    plan: [
      { what: "Ask", by: "next week", done: false },
      { what: "Call", by: "2027-02-30T", done: false },
      { what: "Write", by: "2027-01-31T09:00:00Z", done: false },
      { what: "Go", by: "2027-01-31", done: false },
    ],
  });
  assert.deepEqual(
    plan.map(({ what, by }) => [what, by]),
    [
      ["Ask (by next week)", ""],
      ["Call (by 2027-02-30T)", ""],
      ["Write (by 2027-01-31T09:00:00Z)", ""],
      ["Go", "2027-01-31"],
    ],
  );
});

test("steps from before steps had ids get the same ids each time", () => {
  const old = {
    plan: [
      { what: "Ask", by: "", done: false },
      { what: "Ask", by: "", done: true },
    ],
  };
  const ids = made(old).plan.map((step) => step.id);
  assert.deepEqual(
    made(old).plan.map((step) => step.id),
    ids,
  );
  assert.equal(new Set(ids).size, 2);
});

test("too many tries leave from the middle", () => {
  const tries = Array.from({ length: 120 }, (_, minute) =>
    tried(minute, minute === 40, minute < 30 ? "old1" : "new1"),
  );
  const left = trimmed(tries);
  assert.equal(left.length, LIMITS.tries);
  for (const place of [0, 30, 40, 119, 118, 80])
    assert.equal(left.includes(tries[place]), true, `${place} is gone`);
  assert.deepEqual(
    [...left].sort((a, b) => (a.at < b.at ? -1 : 1)),
    left,
  );
  const many = Array.from({ length: 90 }, (_, minute) => tried(minute, true, `p${minute}`));
  assert.equal(trimmed(many).length, LIMITS.tries);
  assert.equal(trimmed(many).at(-1), many.at(-1));
});

test("a text is cut within its limit, and no character in two", () => {
  assert.equal(cut("abc", 3), "abc");
  assert.equal(cut("ab🙂", 3), "ab");
  assert.equal(cut("ab🙂c", 4), "ab🙂");
});

test("a record is written within its limits", () => {
  const long = made({});
  long.notes.men = "n".repeat(LIMITS.note + 1);
  long.plan = [{ id: "a", what: "w".repeat(LIMITS.note + 1), by: "", done: false }];
  long.tries.one = Array.from({ length: LIMITS.tries + 1 }, (_, minute) => tried(minute, false));
  const { notes, plan, tries } = fitting(long);
  assert.equal(notes.men.length, LIMITS.note);
  assert.equal(plan[0].what.length, LIMITS.note);
  assert.equal(tries.one.length, LIMITS.tries);
});

test("what room is left in a field is said near its end alone", () => {
  assert.equal(roomLeft(449, 500, false), "");
  assert.equal(roomLeft(450, 500, false), "50 characters left.");
  assert.equal(roomLeft(499, 500, false), "1 character left.");
  assert.equal(roomLeft(18_500, 20_000, false), "1,500 characters left.");
  assert.equal(
    roomLeft(500, 500, false),
    "Only 500 characters fit here: there is no room left.",
  );
  assert.match(roomLeft(500, 500, true), /^Only 500 .*: the end of what you typed or pasted/);
  assert.match(roomLeft(20_000, 20_000, true), /^Only 20,000 characters/);
});
