/* Two records as one. */
import assert from "node:assert/strict";
import test from "node:test";
import { joined } from "../../../scripts/web/record/joining.js";
import { LIMITS, versioned } from "../../../scripts/web/record/record.js";
import { salvaged } from "../../../scripts/web/record/salvage.js";
import { FROM, at, made, plain, tried } from "./records.mjs";

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
    cases: 0,
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

test("an emptied note is no version of another", () => {
  const record = made({});
  for (const text of ["", "Mine.", "Mine."]) versioned(record, "men", text);
  assert.equal(record.versions.men.length, 1);
  for (let at = 0; at < 2 * LIMITS.versions; at++) versioned(record, "men", `Mine ${at}.`);
  assert.equal(record.versions.men.length, LIMITS.versions);
});

test("many tries from many devices stay within what is read", () => {
  let record = made({});
  const day = (device, one) => new Date(Date.UTC(2026, device, one)).toISOString();
  for (let device = 0; device < 4; device++) {
    const tries = Array.from({ length: 25 }, (_, one) => ({
      ...tried(1, false),
      at: day(device, one + 1),
    }));
    record = joined(record, made({ tries: { one: tries } }), FROM).record;
  }
  const { one } = record.tries;
  assert.deepEqual([one.length, one[0].at, one.at(-1).at], [50, day(0, 1), day(3, 25)]);
  assert.deepEqual(salvaged(plain(record)).lost, []);
});

test("a case that was taken on another device is taken, once, and the first time counts", () => {
  const kept = (minute, more) => ({
    "men-door": { at: at(minute), print: "abc1", path: [], seen: ["door"], ...more },
  });
  const open = made({ cases: kept(9, {}) }),
    taken = made({ cases: kept(5, { path: ["door", "ask"], seen: ["door", "ask"], done: at(2), ways: 3 }) });
  const { record, added } = joined(open, taken, FROM);
  assert.deepEqual(
    plain(record.cases),
    kept(9, { path: ["door", "ask"], seen: ["door", "ask"], done: at(2), ways: 3 }),
  );
  assert.equal(added.cases, 1);
  assert.equal(joined(record, taken, FROM).added.cases, 0);
  const again = made({ cases: kept(6, { path: ["door", "no"], done: at(6), ways: 1 }) });
  const both = joined(record, again, FROM).record.cases["men-door"];
  assert.deepEqual([both.done, both.ways, both.path], [at(2), 3, ["door", "ask"]]);
});

test("a way through a case in other words is no way through the case as it is", () => {
  const kept = (minute, print, ...path) =>
    made({
      cases: {
        "men-door": { at: at(minute), print, path, seen: path, done: at(minute), ways: path.length },
      },
    });
  const now = kept(2, "abc1", "door"),
    then = kept(1, "old1", "door", "ask");
  for (const both of [joined(now, then, FROM), joined(then, now, FROM)])
    assert.deepEqual(plain(both.record.cases["men-door"]), {
      ...plain(now.cases["men-door"]),
      ways: 2,
    });
});

test("the themes that were entered are those of both copies", () => {
  const entered = (mine, theirs) => joined(made(mine), made(theirs), FROM).record.entered;
  assert.deepEqual(entered({ entered: ["men", "sleep"] }, { entered: ["sleep", "start"] }), ["men", "sleep", "start"]);
  assert.deepEqual(entered({}, { entered: ["men"] }), ["men"]);
  assert.equal(entered({}, {}), undefined);
});

test("the choices of a case are those of both copies, and an older copy tells none", () => {
  const way = (minute, taken, print = "abc1") =>
    made({ cases: { "men-door": { at: at(minute), print, path: [], seen: ["door"], ...taken } } });
  const both = (mine, theirs) => joined(mine, theirs, FROM).record.cases["men-door"].taken;
  const one = way(1, { taken: ["door-1", "ask-2"] });
  assert.deepEqual(both(one, way(2, { taken: ["door-1", "door-2"] })), ["door-1", "ask-2", "door-2"]);
  for (const [mine, theirs] of [[one, way(2)], [way(2), one]])
    assert.deepEqual(both(mine, theirs), ["door-1", "ask-2"]);
  assert.equal(both(way(1), way(2)), undefined);
  assert.equal(both(one, way(2, {}, "new1")), undefined, "the choices of other words are others");
});

test("the newer way through a case stays, with all parts that were seen in either copy", () => {
  const way = (minute, ...seen) => ({ "men-door": { at: at(minute), path: seen, seen } });
  const mine = made({ cases: way(1, "door", "ask") }),
    theirs = made({ cases: way(2, "door", "go-on") });
  const wanted = { at: at(2), path: ["door", "go-on"], seen: ["door", "ask", "go-on"] };
  assert.deepEqual(plain(joined(mine, theirs, FROM).record.cases), { "men-door": wanted });
  assert.deepEqual(plain(joined(made({}), mine, FROM).record.cases), plain(mine.cases));
  assert.deepEqual(plain(mine.cases), way(1, "door", "ask"), "what was given is changed");
});
