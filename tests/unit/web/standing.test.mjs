/* How far a learner is, and what is said of it. */
import assert from "node:assert/strict";
import test from "node:test";
import { countsOf, daysOf, listed, numbers, resultOf, stepOf } from "../../../scripts/web/learning/words.js";
import { count, stateOf } from "../../../scripts/web/page/words.js";
import {
  changedSince,
  nextOf,
  standing,
  triesOf,
} from "../../../scripts/web/record/standing.js";
import { folded } from "../../../scripts/web/record/values.js";
import { at, made, tried } from "./records.mjs";

const theme = (slug, ...ids) => ({
  slug,
  title: slug,
  page: `${slug}.html`,
  questions: Object.fromEntries(ids.map((id) => [id, ["abc1", `About ${id}`]])),
  statements: { [`${slug}-1`]: ["f00", `${slug}, 1`] },
});
const men = theme("men", "one", "two"),
  sleep = theme("sleep", "three");

test("answers to other words of a question count no more", () => {
  const record = made({ tries: { one: [tried(1, true, "old1"), tried(2, false), tried(3, true)] } });
  const { first, last, right, updated } = triesOf(record, "one", "abc1");
  assert.deepEqual([first.at, last.at, right, updated], [at(2), at(3), true, false]);
  assert.deepEqual(triesOf(record, "one", "new1"), {
    first: undefined,
    last: undefined,
    right: false,
    updated: true,
  });
  assert.equal(triesOf(made({}), "constructor", "abc1").updated, false);
  assert.equal(triesOf({ tries: {} }, "constructor", "abc1").updated, false);
});

test("a mistake leaves what is to be looked at again with the next right answer", () => {
  const now = (...rights) =>
    standing(made({ tries: { one: rights.map((right, at) => tried(at, right)) } }), men);
  const { of, answered, first, best, again, done, next } = now(false, true);
  assert.deepEqual([of, answered, first, best, again.length, done], [2, 1, 0, 1, 0, false]);
  assert.equal(next.id, "two");
  assert.deepEqual(
    now(true, false).again.map(({ id, name }) => [id, name]),
    [["one", "About one"]],
  );
  assert.deepEqual([now(true, false).first, now(true, false).best], [1, 1]);
  assert.equal(standing(made({}), theme("empty")).done, false);
});

test("a learner goes on at the page of the latest answer, or at the next that is open", () => {
  const next = (tries) => nextOf(made({ tries }), [men, sleep])?.[0].slug;
  assert.equal(next({}), "men");
  assert.equal(next({ three: [tried(5, true)] }), "men", "what is behind the last page is before it");
  assert.equal(next({ one: [tried(1, true)] }), "men");
  assert.equal(next({ one: [tried(1, true)], two: [tried(2, true)] }), "sleep");
  assert.equal(next({ one: [tried(9, true)], three: [tried(5, true)] }), "men");
  assert.equal(
    next({ one: [tried(1, true)], two: [tried(2, true)], three: [tried(3, false)] }),
    undefined,
  );
  const later = theme("later", "four", "five"),
    record = made({ tries: { one: [tried(1, true)], four: [tried(2, true)] } });
  assert.equal(nextOf(record, [men, sleep, later])[0].slug, "later", "not the first that is open");
  assert.equal(nextOf(made({}), []), undefined);
});

test("a statement that changed, or is gone, since a page was finished is named", () => {
  const finished = (statements) =>
    changedSince(made({ finished: { men: { at: at(1), statements } } }), [men, sleep]);
  assert.deepEqual(finished({ "men-1": "f00" }), []);
  assert.deepEqual(finished({ "men-1": "old" }), [["men-1", "men, 1"]]);
  assert.deepEqual(finished({ "men-1": "f00", "men-2": "b4" }), [["", "men 2 (taken away)"]]);
  assert.deepEqual(changedSince(made({}), [men]), []);
});

test("a state, a number and a list in words", () => {
  const state = (more) => stateOf({ updated: 0, done: false, answered: 1, of: 4, ...more });
  assert.equal(state({}), "1 of 4");
  assert.equal(state({ done: true }), "✓ done");
  assert.equal(state({ done: true, updated: 1 }), "1 question updated");
  assert.equal(state({ updated: 2 }), "2 questions updated");
  assert.deepEqual(
    [count(1, "entry", "entries"), count(0, "entry", "entries"), count("1,000", "step")],
    ["1 entry", "0 entries", "1,000 steps"],
  );
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  const none = { answers: 0, finished: 0, notes: 0, steps: 0 };
  assert.equal(numbers(none), undefined);
  assert.equal(numbers({ ...none, notes: 1 }), "1 note");
  assert.equal(
    numbers({ answers: 2, finished: 1, notes: 0, steps: 3 }),
    "2 answers, 1 finished page and 3 steps of the plan",
  );
});

test("a typed answer is taken whatever makes no difference", () => {
  for (const typed of ["Think Family", "  think   family. ", "THINK\nFAMILY!?"])
    assert.equal(folded(typed), "think family");
  assert.equal(folded("the child’s"), folded("The child's"));
  assert.equal(folded("3.5 %"), "3.5 ");
  assert.equal(folded(), "");
  assert.notEqual(folded("1.5"), folded("15"));
});

test("the record says of a theme when it was done and how well", () => {
  const results = (tries, finished) => resultOf(standing(made({ tries }), men), finished);
  assert.deepEqual(results({}), ["not started"]);
  assert.deepEqual(results({ one: [tried(1, true, "old1")] }), ["1 question updated"]);
  assert.deepEqual(results({ one: [tried(1, false), tried(2, true)] }), [
    "begun on 3 May 2026",
    "1 of 2 answered",
    "not right at the first try, right by now",
  ]);
  const both = { one: [tried(1, false)], two: [tried(2, true)] };
  assert.deepEqual(results(both), [
    "3 May 2026",
    "2 of 2 answered",
    "1 right at the first try",
  ]);
  assert.equal(results(both, "2026-06-01T12:00:00.000Z")[0], "3 May 2026 to 1 June 2026");
});

test("what nobody has answered counts for nothing", () => {
  const said = (of, answered, first, best = first) => countsOf({ of, answered, first, best });
  assert.deepEqual(said(40, 0, 0), ["0 of 40 answered", ""]);
  assert.deepEqual(said(40, 5, 5), ["5 of 40 answered", "all right at the first try"]);
  assert.deepEqual(said(40, 5, 3), ["5 of 40 answered", "3 right at the first try"]);
  assert.equal(said(4, 3, 1, 2)[1], "1 right at the first try, 2 by now");
  assert.equal(said(4, 4, 3, 4)[1], "3 right at the first try, all by now");
  assert.equal(said(4, 4, 0)[1], "none right at the first try");
  assert.equal(said(4, 3, 0, 1)[1], "none right at the first try, 1 by now");
  assert.deepEqual(said(1, 1, 1), ["1 of 1 answered", "right at the first try"]);
  assert.equal(said(4, 1, 0)[1], "not right at the first try");
  assert.equal(said(4, 1, 0, 1)[1], "not right at the first try, right by now");
});

test("days are the first and the last, and the only one once", () => {
  const [first, last] = ["2026-05-03T12:00:00.000Z", "2027-01-01T12:00:00.000Z"];
  assert.equal(daysOf([]), "");
  assert.equal(daysOf([first, first]), "3 May 2026");
  assert.equal(daysOf([last, first]), "3 May 2026 to 1 January 2027");
});

test("a step of the plan says by when", () => {
  assert.equal(stepOf({ what: "Ask", by: "" }), "Ask");
  assert.equal(stepOf({ what: "Ask", by: "2027-01-31" }), "Ask, by 31 January 2027");
});
