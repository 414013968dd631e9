/* What a learning system keeps of a record. Random courses are in test_state.py. */
import assert from "node:assert/strict";
import test from "node:test";
import { share, standing } from "../../../scripts/web/lms/answers.js";
import { merged } from "../../../scripts/web/lms/merging.js";
import { decode, encode } from "../../../scripts/web/lms/state.js";
import {
  arranged,
  branching,
  courseOf,
  finished,
  gaps,
  hour,
  partlyOf,
  question,
  tryOf,
  walkedCourse,
  walkedThrough,
} from "./packages.mjs";

// Characters: SCORM 1.2 Run-Time Environment, 3.4.4. scorm.js writes five more behind the state.
const SCORM12 = 4096 - 5;

test("two hundred questions, each tried often, fit into what SCORM 1.2 keeps", () => {
  const course = courseOf(200, 40, 8, 6),
    record = { tries: {}, finished: finished(course) };
  Object.entries(course.questions).forEach(([id, one], at) => {
    record.tries[id] = [
      tryOf(one, false, at),
      tryOf(one, true, 4000 + at),
      ...Array.from({ length: 10 }, (_, again) => tryOf(one, false, 9000 + at + again)),
    ];
  });
  const { text, left } = encode(course, record, "Ab-9", SCORM12);
  assert.ok(text.length <= SCORM12 && left === 0, `${text.length} characters, ${left} left`);
  const back = decode(course, text);
  assert.equal(back.attempt, "Ab-9");
  for (const [slug, { statements }] of Object.entries(record.finished))
    assert.deepEqual(back.record.finished[slug].statements, statements);
  for (const [id, tries] of Object.entries(record.tries)) {
    const found = back.record.tries[id];
    assert.deepEqual([...found[0].chosen].sort(), [...tries[0].chosen].sort());
    assert.deepEqual([...found.at(-1).chosen].sort(), [...tries.at(-1).chosen].sort());
    assert.ok(found.some((one) => one.right) && found.length === 7);
  }
  assert.deepEqual(standing(course, back.record), {
    of: 200,
    answered: 200,
    right: 200,
    done: true,
  });
});

const MIXED = [
  (name) => question(name, 6),
  (name) => gaps(name, 3),
  (name) => arranged(name, "sort", 6),
  (name) => arranged(name, "match", 6),
  (name) => arranged(name, "order", 6),
];

test("so do two hundred questions of mixed kinds and twelve cases, each as it was", () => {
  const course = courseOf(200, 40, 8),
    record = { tries: {}, finished: finished(course) };
  Object.keys(course.questions).forEach((id, at) => {
    const one = (course.questions[id] = MIXED[at % MIXED.length](id));
    const partly = (hours) =>
      one.blanks || one.kind ? partlyOf(one, hours) : tryOf(one, false, hours);
    const key = one.blanks || one.options.filter(({ right }) => right).map(({ name }) => name);
    record.tries[id] = [
      partly(at),
      { at: hour(4000 + at), print: one.print, right: true, chosen: key },
      ...Array.from({ length: 10 }, (_, again) => partly(9000 + at + again)),
    ];
  });
  record.cases = {};
  for (let at = 0; at < 12; at++) {
    const id = `theme-${at}-door-${at}`,
      one = (course.cases[id] = branching(`door-${at}`, 12));
    course.themes[`theme-${at}`].cases.push(id);
    record.cases[id] = walkedThrough(one, 8000 + at, 50);
  }
  const { text, left } = encode(course, record, "Ab-9", SCORM12);
  assert.ok(text.length <= SCORM12 && left === 0, `${text.length} characters, ${left} left`);
  const back = decode(course, text).record;
  for (const [id, one] of Object.entries(record.cases)) {
    const { path, seen, done, ways, print } = back.cases[id];
    assert.deepEqual([path, done, ways, print], [one.path, one.done, 50, one.print]);
    assert.deepEqual([...seen].sort(), [...one.seen].sort());
  }
  for (const [id, tries] of Object.entries(record.tries)) {
    const { blanks, options, kind } = course.questions[id],
      found = back.tries[id];
    for (const [place, one] of [[0, tries[0]], [-1, tries.at(-1)]]) {
      const chosen = found.at(place).chosen;
      assert.equal(found.at(place).right, false, id);
      if (blanks) assert.deepEqual(chosen, ["", "", "word 2"]);
      else if (kind === "sort" || kind === "match" || kind === "order")
        assert.deepEqual([...chosen].sort(), options.slice(2).map(({ name }) => name).sort(), id);
      else assert.deepEqual(chosen, one.chosen);
    }
    assert.ok(found.some((one) => one.right) && found.length === 7);
  }
  for (const [slug, { statements }] of Object.entries(record.finished))
    assert.deepEqual(back.finished[slug].statements, statements);
  assert.deepEqual(standing(course, back), { of: 200, answered: 200, right: 200, done: true });
  const again = encode(course, back, "Ab-9", SCORM12).text;
  assert.deepEqual(decode(course, again).record, back, "kept once more, it is the same");
});

test("a course too large keeps the newest answers, and no statement is called changed", () => {
  const course = courseOf(500, 3, 5),
    ids = Object.keys(course.questions);
  const tries = Object.fromEntries(
    ids.map((id, at) => [id, [tryOf(course.questions[id], true, at)]]),
  );
  const { text, left } = encode(course, { tries, finished: finished(course) }, "Ab-9", SCORM12);
  assert.ok(text.length <= SCORM12);
  assert.ok(left > 100 && left < 200, `${left} left`);
  const { record } = decode(course, text);
  assert.deepEqual(Object.keys(record.tries), ids.slice(left));
  for (const [slug, { statements }] of Object.entries(course.themes))
    assert.deepEqual(record.finished[slug].statements, statements);
});

test("pages do without their statements before an answer goes", () => {
  const course = courseOf(100, 30, 40),
    entries = Object.entries(course.questions);
  const tries = Object.fromEntries(entries.map(([id, one], at) => [id, [tryOf(one, true, at)]]));
  const { text, left } = encode(course, { tries, finished: finished(course) }, "Ab-9", SCORM12);
  assert.ok(text.length <= SCORM12 && text.length > SCORM12 - 130, `${text.length} characters`);
  assert.equal(left, 0);
  const changed = structuredClone(course);
  for (const [slug, { statements }] of Object.entries(changed.themes))
    statements[`${slug}-0`] = "0123456789";
  const back = Object.values(decode(changed, text).record.finished);
  assert.equal(back.length, 30);
  const told = back.map(({ statements }) => Object.keys(statements).length < 40);
  assert.equal(told[0], false, "the oldest page has its statements");
  assert.equal(told.at(-1), true, "the newest page has lost its statements");
});

test("where there is no room, the ways go first, and that a case was taken never", () => {
  const { course, record } = walkedCourse(60, 20, 20);
  const kept = (most) => {
    const { text, left } = encode(course, record, "Ab-9", most),
      back = decode(course, text).record,
      cases = Object.values(back.cases);
    assert.ok(text.length <= most, `${text.length} of ${most} characters`);
    assert.equal(cases.filter(({ done }) => done).length, 20, `${most}`);
    return {
      ways: cases.filter(({ path }) => path.length).length,
      pages: Object.values(back.finished).filter(({ at }, place) => {
        const changed = structuredClone(course);
        changed.themes[`theme-${place}`].statements[`theme-${place}-0`] = "0123456789";
        const { finished } = decode(changed, text).record;
        return at && Object.keys(finished[`theme-${place}`].statements).length < 20;
      }).length,
      seen: cases.filter(({ seen }) => seen.length === 20).length,
      left,
    };
  };
  const whole = encode(course, record, "Ab-9", 64_000).text.length;
  assert.deepEqual(kept(whole), { ways: 20, pages: 10, seen: 20, left: 0 });
  assert.deepEqual(kept(whole - 1), { ways: 0, pages: 10, seen: 20, left: 0 });
  assert.deepEqual(kept(whole - 20 * 4 - 1), { ways: 0, pages: 9, seen: 20, left: 0 });
  assert.deepEqual(kept(whole - 20 * 4 - 600), { ways: 0, pages: 0, seen: 20, left: 0 });
  assert.deepEqual(kept(whole - 20 * 4 - 601), { ways: 0, pages: 0, seen: 0, left: 0 });
  assert.deepEqual(kept(whole - 20 * 8 - 601), { ways: 0, pages: 0, seen: 0, left: 1 });
});

test("a course is done when its questions are answered and its cases taken, whatever the score", () => {
  const { course, record } = walkedCourse(2, 2, 5);
  assert.deepEqual(standing(course, record), { of: 2, answered: 2, right: 2, done: true });
  const { "theme-0-door-0": one, ...others } = record.cases;
  for (const cases of [others, undefined, { ...others, "theme-0-door-0": { ...one, print: "old" } }])
    assert.equal(standing(course, { ...record, cases }).done, false);
  const alone = { ...course, questions: {} };
  assert.deepEqual(standing(alone, record), { of: 0, answered: 0, right: 0, done: true });
  assert.equal(share(0, 0), 0);
});

test("what has changed since does not come back as it was", () => {
  const course = courseOf(2, 2, 4),
    { "question-0": one, "question-1": two } = course.questions;
  const tries = { "question-0": [tryOf(one, true, 1)], "question-1": [tryOf(two, true, 2)] };
  const { text } = encode(course, { tries, finished: finished(course) }, "Ab-9", SCORM12);
  const next = structuredClone(course);
  next.questions["question-0"].print = question("another", 4).print;
  next.questions["question-1"].options.reverse();
  next.themes["theme-1"].statements["theme-1-2"] = "0123456789";
  const { record } = decode(next, text);
  const [again] = record.tries["question-0"];
  assert.deepEqual([again.right, again.chosen], [false, []]);
  assert.notEqual(again.print, next.questions["question-0"].print);
  assert.deepEqual(record.tries["question-1"][0].chosen, tries["question-1"][0].chosen);
  assert.deepEqual(Object.keys(record.finished["theme-0"].statements).length, 4);
  assert.deepEqual(Object.keys(record.finished["theme-1"].statements), [
    "theme-1-0",
    "theme-1-1",
    "theme-1-3",
  ]);
});

test("a text that is not whole is no state", () => {
  const course = courseOf(3, 1, 2);
  const tries = { "question-1": [tryOf(course.questions["question-1"], true, 1)] };
  const { text } = encode(course, { tries, finished: {} }, "Ab-9", SCORM12);
  assert.ok(decode(course, text));
  for (const other of ["", "{}", text.slice(0, -1), text + "A", "2" + text.slice(1), text.toLowerCase()])
    assert.equal(decode(course, other), null, other);
});

test("a typed answer comes back as its words where it was right, and empty where not", () => {
  const course = courseOf(1, 1, 1);
  course.questions = { gaps: { print: "abc1234567", text: "?", blanks: ["Think Family", "two"] } };
  const chosen = ["think  family.", "three"];
  const tries = { gaps: [{ at: hour(1), print: "abc1234567", right: false, chosen }] };
  const { text } = encode(course, { tries, finished: {} }, "Ab-9", SCORM12);
  assert.deepEqual(decode(course, text).record.tries.gaps[0].chosen, ["Think Family", ""]);
});

test("of two records of an attempt the one with more tries of a question counts", () => {
  const course = courseOf(4, 2, 1),
    [one, two, three, four] = Object.values(course.questions),
    done = finished(course);
  const mine = {
    tries: {
      "question-0": [tryOf(one, false, 1)],
      "question-1": [tryOf(two, true, 1)],
      "question-2": [tryOf(three, true, 1)],
    },
    finished: { "theme-0": done["theme-0"] },
  };
  const theirs = {
    tries: {
      "question-0": [tryOf(one, false, 1), tryOf(one, true, 2)],
      "question-1": [tryOf(two, false, 2)],
      "question-2": [{ ...tryOf(three, true, 9), print: "0123456789" }],
      "question-3": [tryOf(four, true, 1)],
    },
    finished: { "theme-1": done["theme-1"] },
  };
  assert.deepEqual(merged(course, mine, theirs), {
    tries: {
      "question-0": theirs.tries["question-0"],
      "question-1": mine.tries["question-1"],
      "question-2": mine.tries["question-2"],
      "question-3": theirs.tries["question-3"],
    },
    finished: done,
    cases: {},
  });
  assert.equal(Object.keys(mine.tries).length, 3, "what was given is changed");
});
