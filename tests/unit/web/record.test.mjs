/* A learner's record as a value: what of it can be read, and what two of them come to. Run by
   tests/unit/test_record.py. */
import assert from "node:assert/strict";
import test from "node:test";
import "../docs/assets/record.js";
import "../docs/assets/joining.js";

const {
  record: { LIMITS, cut, empty, salvaged, trimmed, versioned },
  joining: { joined, opened },
} = globalThis.briefed;
const at = (minute) => new Date(Date.UTC(2026, 4, 3, 9, minute)).toISOString();
const tried = (minute, right, print = "abc1") => ({
  at: at(minute),
  print,
  right,
  chosen: [`option-${right}`],
});
const plain = (value) => JSON.parse(JSON.stringify(value));
const made = (parts) =>
  salvaged({ version: 1, tries: {}, finished: {}, notes: {}, plan: [], ...parts }).record;
const FROM = "From a copy:";

test("a whole record is read as it is", () => {
  const whole = {
    version: 1,
    tries: { one: [tried(1, false), tried(2, true)] },
    finished: { "hidden-men": { at: at(3), statements: { "hidden-men-1": "f00" } } },
    notes: { "hidden-men": "A note.\nIts end." },
    versions: {},
    plan: [{ id: "a", what: "Ask", by: "2027-01-31", done: true }],
    begun: at(0),
    title: "A course",
  };
  const { record, lost } = salvaged(whole);
  assert.deepEqual(lost, []);
  assert.deepEqual(plain(record), whole);
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
  assert.deepEqual(added, { answers: 1, finished: 0, notes: 1, steps: 0 });
  assert.equal({}.polluted, undefined);
});

test("a date that is none stays as words", () => {
  const { plan } = made({
    plan: [
      { what: "Ask", by: "next week", done: false },
      { what: "Call", by: "2027-02-30T", done: false },
    ],
  });
  assert.deepEqual(
    plan.map(({ what, by }) => [what, by]),
    [
      ["Ask (by next week)", ""],
      ["Call (by 2027-02-30T)", ""],
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

test("copies from several devices come to every try, once", () => {
  const mine = made({ tries: { one: [tried(1, false), tried(5, true)] } }),
    theirs = made({ tries: { one: [tried(3, false), tried(5, true)], two: [tried(2, true)] } });
  const { record, added } = joined(mine, theirs, FROM);
  assert.deepEqual(
    record.tries.one.map((one) => one.at),
    [at(1), at(3), at(5)],
  );
  assert.equal(added.answers, 2);
  assert.deepEqual(joined(record, theirs, FROM).added, {
    answers: 0,
    finished: 0,
    notes: 0,
    steps: 0,
  });
  assert.deepEqual(
    plain(mine.tries.one),
    [tried(1, false), tried(5, true)],
    "what was given is changed",
  );
  const far = (from) =>
    made({
      tries: { one: Array.from({ length: 40 }, (_, minute) => tried(from + minute, false)) },
    });
  const both = joined(far(0), far(100), FROM).record;
  assert.equal(both.tries.one.length, LIMITS.tries);
  assert.deepEqual([both.tries.one[0].at, both.tries.one.at(-1).at], [at(0), at(139)]);
  assert.deepEqual(salvaged(plain(both)).lost, []);
});

test("a note that grew from another takes its place, in either direction", () => {
  const noted = (text, ...before) => {
    const record = made({ notes: { men: text } });
    for (const one of before) versioned(record, "men", one);
    return record;
  };
  const old = "Ask who visits. And when.",
    now = "Ask the mother who visits, and when.";
  const says = (mine, theirs) => joined(mine, theirs, FROM).record.notes.men;
  assert.equal(says(noted(old), noted(now, old)), now);
  assert.equal(says(noted(now, old), noted(old)), now);
  assert.equal(says(noted("", old), noted(old)), "", "what was taken away comes back");
  assert.equal(says(made({}), noted(old)), old);
  assert.equal(says(noted("Ask"), noted("Ask them")), "Ask them");
  const other = "Something else.";
  const both = `${now}\n\n${FROM}\n${other}`;
  assert.equal(says(noted(now, old), noted(other, old)), both);
  assert.equal(says(noted(both, now, other), noted(other)), both, "twice is as good as once");
  assert.equal(
    says(noted(now, other), noted(other, now)).includes(other),
    true,
    "of two that went in circles both stay",
  );
});

test("a note that finds no room beside the other is handed back", () => {
  const mine = made({ notes: { men: "m".repeat(LIMITS.note - 10) } }),
    theirs = made({ notes: { men: "Theirs is long.", sleep: "s" } });
  const { record, over, added } = joined(mine, theirs, FROM);
  assert.equal(record.notes.men, mine.notes.men);
  assert.deepEqual(plain(over), { men: "Theirs is long." });
  assert.equal(added.notes, 1);
});

test("a step stays done, and is found by its id or its words", () => {
  const step = (id, what, done) => ({ id, what, by: "", done });
  const mine = made({
    plan: [step("a", "Ask", true), step("b", "Call", false), step("c", "Ask", false)],
  });
  const theirs = made({
    plan: [
      step("a", "Ask", false),
      step("x", "Call", true),
      step("y", "Write", false),
      step("z", "Ask", false),
      step("w", "Ask", false),
    ],
  });
  const { record, added } = joined(mine, theirs, FROM);
  assert.deepEqual(
    record.plan.map(({ id, done }) => [id, done]),
    [
      ["a", true],
      ["b", true],
      ["c", false],
      ["y", false],
      ["w", false],
    ],
  );
  assert.equal(added.steps, 2);
});

test("of two finishes the later counts", () => {
  const done = (minute, print) =>
    made({ finished: { men: { at: at(minute), statements: { "men-1": print } } } });
  assert.equal(
    joined(done(1, "old"), done(2, "new"), FROM).record.finished.men.statements["men-1"],
    "new",
  );
  assert.equal(
    joined(done(3, "new"), done(2, "old"), FROM).record.finished.men.statements["men-1"],
    "new",
  );
});

test("a file is taken whole or not at all", () => {
  const file = (courses, more) =>
    JSON.stringify({ format: "briefed-learning", version: 1, exported: at(0), courses, ...more });
  const good = plain(made({ notes: { men: "Mine." } }));
  assert.deepEqual(
    opened(file({ one: good, constructor: good })).courses.map(([name]) => name),
    ["one", "constructor"],
  );
  for (const [text, why] of [
    ["{", /damaged/],
    ["[]", /not a copy/],
    ["null", /not a copy/],
    [file({}, { format: "x" }), /not a copy/],
    [file({}, { version: 2 }), /different version/],
    [file(7), /damaged/],
    [file({ one: good, two: { ...good, notes: 7 } }), /damaged.*two, note/],
    [file({ "../x": good }), /damaged/],
    [
      file({ one: good })
        .replace('"one"', '"__proto__"')
        .replace('"version":1,"tries"', '"version":9,"tries"'),
      /damaged/,
    ],
  ])
    assert.match(opened(text).why, why, text);
});
