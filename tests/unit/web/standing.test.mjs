/* How far a learner is, and what is said of it. */
import assert from "node:assert/strict";
import test from "node:test";
import { casesIn, countsOf, daysOf, numbers, resultOf, stepOf } from "../../../scripts/web/learning/words.js";
import { count, leftIn, listed, stateOf } from "../../../scripts/web/page/words.js";
import {
  changedSince,
  nextOf,
  standing,
  triesOf,
} from "../../../scripts/web/record/standing.js";
import { at, made, tried } from "./records.mjs";

const theme = (slug, ...ids) => ({
  slug,
  title: slug,
  page: `${slug}.html`,
  questions: Object.fromEntries(ids.map((id) => [id, ["abc1", `About ${id}`]])),
  cases: {},
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
    partly: false,
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
  assert.deepEqual(next, { ...next, id: "question-two", isCase: false });
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
  const state = (more, knows = true) =>
    stateOf(
      {
        updated: "",
        added: 0,
        done: false,
        tasks: { done: 1, of: 4 },
        of: 3,
        answered: 1,
        cases: { of: 1, done: 0 },
        ...more,
      },
      knows,
    );
  assert.equal(state({}), "1 case, 2 questions left");
  assert.equal(state({ added: 1 }), "1 case, 2 questions left, 1 new");
  assert.equal(state({ done: true }), "✓ done");
  assert.equal(state({ updated: "1 question updated", added: 1 }), "1 question updated");
  const none = { tasks: { done: 0, of: 4 } };
  assert.deepEqual([state(none), state(none, false)], ["not started", "not done yet"]);
  assert.equal(state({ ...none, entered: true }), "1 case, 2 questions left");
  const empty = { tasks: { done: 0, of: 0 }, of: 0, answered: 0, cases: { of: 0, done: 0 } };
  assert.equal(state({ ...empty, entered: true }), "begun", "nothing is asked in it");
  assert.deepEqual(
    [count(1, "entry", "entries"), count(0, "entry", "entries"), count("1,000", "step")],
    ["1 entry", "0 entries", "1,000 steps"],
  );
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  const added = { answers: 0, cases: 0, finished: 0, notes: 0, steps: 0 };
  assert.equal(numbers(added), undefined);
  assert.equal(numbers({ ...added, notes: 1 }), "1 note");
  assert.equal(
    numbers({ answers: 2, cases: 1, finished: 1, notes: 0, steps: 3 }),
    "2 answers, 1 case, 1 finished part and 3 actions of the plan",
  );
});

test("what is left to do is told in the same words wherever it is told", () => {
  const said = (of, answered, cases) => leftIn({ of, answered, cases });
  assert.deepEqual(said(9, 4, { of: 1, done: 0 }), ["1 case", "5 questions"]);
  assert.deepEqual(said(9, 8, { of: 1, done: 1 }), ["1 question"]);
  assert.deepEqual(said(9, 9, { of: 2, done: 0 }), ["2 cases"]);
  assert.deepEqual(said(9, 9, { of: 2, done: 2 }), []);
});

test("a theme is begun once one of its steps was read", () => {
  const state = (parts) => stateOf(standing(made(parts), men), true),
    place = (page) => ({ place: { at: at(1), to: `${page}#step-2`, step: 2, of: 9 } });
  assert.equal(state({}), "not started");
  assert.equal(state({ entered: ["sleep"], ...place("sleep.html") }), "not started");
  assert.equal(state({ entered: ["men", "sleep"], ...place("sleep.html") }), "2 questions left");
  assert.equal(state(place(men.page)), "2 questions left", "an older record tells where the learner stopped");
});

test("the record says of a theme when it was done and how well", () => {
  const results = (tries, finished) => resultOf(standing(made({ tries }), men), finished);
  assert.deepEqual(results({}), []);
  assert.deepEqual(results({ one: [tried(1, true, "old1")] }), ["1 question updated"]);
  assert.deepEqual(results({ one: [tried(1, false), tried(2, true)] }), [
    "begun on 3 May 2026",
    "1 of 2 answered",
    "right at a later try",
  ]);
  const both = { one: [tried(1, false)], two: [tried(2, true)] };
  assert.deepEqual(results(both), [
    "3 May 2026",
    "2 of 2 answered",
    "1 right at the first try and 1 not right yet",
  ]);
  assert.equal(results(both, "2026-06-01T12:00:00.000Z")[0], "3 May 2026 to 1 June 2026");
});

test("what nobody has answered counts for nothing", () => {
  const said = (of, answered, best) => countsOf({ of, answered, first: best, partly: 0, best });
  assert.deepEqual(said(40, 0, 0), ["0 of 40 answered", ""]);
  assert.deepEqual(said(40, 5, 5), ["5 of 40 answered", "all right at the first try"]);
  assert.deepEqual(said(40, 1, 1), ["1 of 40 answered", "right at the first try"]);
});

test("what was partly right counts as long as it was right at no try", () => {
  const now = (...tries) => {
    const { first, partly, best } = standing(made({ tries: { one: tries } }), men);
    return { first, partly, best };
  };
  const part = { ...tried(1, false), partly: true };
  assert.deepEqual(now(part), { first: 0, partly: 1, best: 0 });
  assert.deepEqual(now(tried(0, false), part), { first: 0, partly: 1, best: 0 });
  assert.deepEqual(now(part, tried(2, true), part), { first: 0, partly: 0, best: 1 });
  assert.deepEqual(now({ ...part, print: "old1" }), { first: 0, partly: 0, best: 0 });
});

test("days are the first and the last, and the only one once", () => {
  const [first, last] = ["2026-05-03T12:00:00.000Z", "2027-01-01T12:00:00.000Z"];
  assert.equal(daysOf([]), "");
  assert.equal(daysOf([first, first]), "3 May 2026");
  assert.equal(daysOf([last, first]), "3 May 2026 to 1 January 2027");
});

test("a step of the plan says by when", () => {
  assert.equal(stepOf({ what: "Ask", by: "" }), "Ask");
  for (const what of ["Ask", "Ask."])
    assert.equal(stepOf({ what, by: "2027-01-31" }), "Ask, by 31 January 2027");
});

const scene = { ...men, cases: { "men-door": ["abc1", "At the door"] } },
  answers = { one: [tried(1, true)], two: [tried(2, false)] };
/** What is kept of the case, taken in so many ways, the first in a minute. */
const way = (minute, more) => ({
  "men-door": { at: at(minute), print: "abc1", path: ["door"], seen: ["door"], ...more },
});
const taken = (minute, more) => way(minute, { done: at(minute), ways: 1, ...more });

test("a case that branches is one task beside the questions, and neither right nor wrong", () => {
  const now = (parts) => standing(made(parts), scene);
  assert.deepEqual(now({}).tasks, { of: 3, done: 0 });
  assert.deepEqual(now({}).next, { ...now({}).next, id: "door", isCase: true });
  assert.deepEqual(now({ cases: way(1) }).tasks.done, 0, "it has come to no ending");
  assert.equal(stateOf(now({ cases: way(1) }), true), "1 case, 2 questions left");
  const open = now({ tries: answers });
  assert.deepEqual([open.tasks.done, open.done, open.next.id], [2, false, "door"]);
  assert.deepEqual([open.of, open.answered, open.first], [2, 2, 1]);
  const all = now({ tries: answers, cases: taken(3) });
  assert.deepEqual([all.tasks.done, all.done, all.next], [3, true, undefined]);
  assert.deepEqual([all.of, all.answered, all.first, all.again.length], [2, 2, 1, 1]);
  assert.deepEqual([all.times, all.latest], [[at(3), at(1), at(2)], at(3)]);
  assert.equal(now({ cases: taken(3) }).next.id, "question-one");
  const alone = standing(made({ cases: taken(3) }), { ...scene, questions: {} });
  assert.deepEqual([alone.of, alone.done], [0, true]);
});

test("a case in other words is open again, and says so until it is taken again", () => {
  const now = (cases) => standing(made({ cases }), scene);
  for (const other of [taken(3, { print: "old1" }), way(4, { ways: 1 })]) {
    const { done, tasks, updated } = now(other);
    assert.deepEqual([done, tasks.done, updated], [false, 0, "1 case updated"]);
  }
  assert.equal(now(way(3, { print: "old1" })).updated, "", "it was never taken");
  const older = { "men-door": { at: at(1), path: ["door", "ask"], seen: ["door", "ask"] } };
  assert.deepEqual([now(older).tasks.done, now(older).updated], [0, ""], "nobody knows its words");
  const question = standing(
    made({ tries: { one: [tried(1, true, "old1")] }, cases: taken(1, { print: "old1" }) }),
    scene,
  );
  assert.equal(question.updated, "1 question, 1 case updated");
  assert.equal(taken(1)["men-door"].print, "abc1");
  assert.equal(standing(made({ cases: { constructor: taken(1)["men-door"] } }), scene).updated, "");
});

test("a theme that was finished before it had a case stays so, and says what is new", () => {
  const finished = { men: { at: at(9), statements: { "men-1": "f00" } } },
    record = made({ tries: answers, finished }),
    now = standing(record, scene);
  assert.deepEqual([now.done, now.added, stateOf(now)], [false, 1, "1 case left, 1 new"]);
  assert.deepEqual(resultOf(now, at(9)), [
    "finished on 3 May 2026, 1 new since",
    "2 of 2 answered, case not taken to an ending",
    "1 right at the first try and 1 not right yet",
  ]);
  assert.equal(standing(made({ tries: answers }), scene).added, 0, "it was never finished");
  const after = standing(made({ tries: answers, finished, cases: taken(10) }), scene);
  assert.deepEqual([after.done, after.added, stateOf(after)], [true, 0, "✓ done"]);
  const changed = standing(made({ tries: answers, finished, cases: taken(1, { print: "old1" }) }), scene);
  assert.equal(changed.added, 0, "it is not new");
  assert.equal(resultOf(changed, at(9))[0], "finished on 3 May 2026, 1 case updated since");
});

test("the record says of a case whether it was taken, and never how rightly", () => {
  const results = (parts, theme = scene) => resultOf(standing(made(parts), theme));
  assert.deepEqual(results({ cases: taken(3) }), [
    "begun on 3 May 2026",
    "0 of 2 answered, case taken to an ending",
  ]);
  assert.deepEqual(results({ cases: taken(3) }, { ...scene, questions: {} }), [
    "3 May 2026",
    "case taken to an ending",
  ]);
  const two = { ...scene, cases: { ...scene.cases, "men-hall": ["abc1", "In the hall"] } };
  assert.equal(results({ cases: taken(3) }, two)[1], "0 of 2 answered, 1 of 2 cases taken to an ending");
  assert.equal(casesIn([standing(made({ cases: taken(3) }), scene)]), "1 of 1");
  assert.equal(casesIn([standing(made({}), men)]), "");
});

test("a learner goes on at the page whose case was taken last", () => {
  const record = made({ tries: { three: [tried(5, true)] }, cases: taken(7) });
  assert.deepEqual(nextOf(record, [scene, sleep])[1].next.id, "question-one");
  const alone = { ...scene, questions: {} };
  assert.equal(nextOf(made({}), [alone])[1].next.id, "door", "a page with no question");
  const open = made({ tries: { ...answers, three: [tried(5, true)] } });
  assert.equal(nextOf(open, [scene, sleep])[1].next.id, "door");
});
