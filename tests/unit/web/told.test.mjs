/* What a learning system is told of a record: results, answers, ways through cases. */
import assert from "node:assert/strict";
import test from "node:test";
import {
  answersSince,
  beginning,
  doneSince,
  reaches,
  response,
  share,
  typeOf,
} from "../../../scripts/web/lms/answers.js";
import { waysSince } from "../../../scripts/web/lms/cases.js";
import { interactionOf } from "../../../scripts/web/lms/scorm-interactions.js";
import { WORDS } from "../../../scripts/web/lms/scorm-words.js";
import {
  arranged,
  branching,
  courseOf,
  gaps,
  partlyOf,
  question,
  tryOf,
  walkedCourse,
  walkedThrough,
} from "./packages.mjs";

test("every share that reaches a mark passes, and no other", () => {
  for (const of of [1, 3, 7, 25, 50, 100, 200])
    for (let right = 0; right <= of; right++)
      for (let mark = 1; mark <= 100; mark++)
        assert.equal(reaches(right, of, mark / 100), right * 100 >= mark * of, `${right}/${of}`);
  assert.deepEqual(
    [0, 1, 2, 3].map((right) => share(right, 3)),
    [0, 0.3333, 0.6667, 1],
  );
  assert.equal(share(14, 25), 0.56);
});

test("the learning system is told of the answers it has not, each with its number", () => {
  const course = courseOf(2, 1, 1),
    one = course.questions["question-0"];
  const before = { tries: { "question-0": [tryOf(one, false, 1)] }, finished: {} };
  assert.deepEqual(answersSince(before, before.tries), []);
  const more = [...before.tries["question-0"], tryOf(one, true, 2)];
  assert.deepEqual(answersSince(before, { "question-0": more, constructor: [] }), [
    { id: "question-0", number: 2, ...more[1] },
  ]);
  const named = [tryOf(one, true, 3)];
  assert.equal(answersSince(before, { constructor: named })[0].id, "constructor");
});

test("the learning system is told of each other way that came to an ending, with its number", () => {
  const { record } = walkedCourse(1, 2, 5),
    one = record.cases["theme-0-door-0"];
  assert.deepEqual(waysSince(record, record.cases), []);
  const more = { ...record.cases, "theme-0-door-0": { ...one, path: ["door-0-0"], ways: 2 } };
  assert.deepEqual(waysSince(record, more), [
    { id: "theme-0-door-0", number: 2, at: one.at, path: ["door-0-0"] },
  ]);
  assert.equal(waysSince({ tries: {}, finished: {} }, record.cases).length, 2);
  const begun = { ...one, path: [], ways: undefined };
  assert.deepEqual(waysSince({ tries: {}, finished: {} }, { "theme-0-door-0": begun }), []);
  assert.deepEqual(
    doneSince({ tries: {}, finished: {} }, record).map(({ id }) => id),
    ["question-0", "theme-0-door-0", "theme-0-door-1"],
  );
});

test("a way is told by the numbers of its parts in 1.2, by their addresses in 2004, and judged in neither", () => {
  const { course, record } = walkedCourse(1, 1, 5),
    { path } = record.cases["theme-0-door-0"];
  const told = (version, number, way = path) =>
    interactionOf(version, course, { id: "theme-0-door-0", number, path: way });
  assert.deepEqual(told("scorm12", 1), {
    id: "case.theme-0-door-0",
    type: "performance",
    text: "What would you do about door-0?",
    answer: "1,3,5",
    keys: [],
    result: "neutral",
  });
  assert.deepEqual(told("scorm2004", 2), {
    id: "case.theme-0-door-0.way-2",
    type: "other",
    text: "What would you do about door-0?",
    answer: "door-0-0 > door-0-2 > door-0-4",
    keys: [],
    result: "neutral",
  });
  const long = Array.from({ length: 50 }, (_, at) => `${"x".repeat(150)}-${at}`);
  assert.equal(told("scorm2004", 1, long).answer.length, 4000);
  course.cases["theme-0-door-0"] = branching("door-0", 50);
  const all = Object.keys(course.cases["theme-0-door-0"].parts);
  assert.match(told("scorm12", 1, all).answer, /^1,2,.*,50$/);
  assert.ok(told("scorm12", 1, all).answer.length <= 255);
  assert.equal(interactionOf("scorm12", course, { id: "gone", number: 1, path }), null);
  assert.equal(interactionOf("scorm12", course, { id: "gone", number: 1, chosen: [] }), null);
});

test("options are told by their letters in the order of the page, gaps by their words", () => {
  const { options } = question("one", 6);
  assert.deepEqual(response({ options }, [options[1].name, options[0].name], WORDS.scorm2004), {
    answer: "a[,]b",
    keys: ["a[,]f"],
  });
  assert.deepEqual(response({ blanks: ["a b", "c"] }, ["x", "c"], WORDS.scorm12), {
    answer: "x,c",
    keys: ["a b,c"],
  });
});

test("a gap whose answer is a number has a right answer in digits and one in words", () => {
  const course = courseOf(1, 1, 1),
    figure = { print: "0123456789", text: "How many?", blanks: ["3", "12"], alike: [["3", "twelve"], ["three", "12"]] };
  course.questions.figure = figure;
  const one = { id: "figure", number: 1, chosen: ["three", "12"], right: true, at: "2026-05-01T12:00:00Z" };
  for (const [version, between] of [["scorm12", ","], ["scorm2004", "[,]"]]) {
    const { answer, keys, result } = interactionOf(version, course, one);
    assert.deepEqual([answer, result], [`three${between}12`, "correct"]);
    assert.deepEqual(keys, [`3${between}12`, `3${between}twelve`, `three${between}12`]);
  }
});

test("items are told in pairs with their groups or matches, or in a row", () => {
  const sort = arranged("sort", "sort", 4),
    order = arranged("order", "order", 3);
  assert.deepEqual([sort, { ...sort, kind: "match" }, order, gaps("gaps", 1), question("one", 2)].map(typeOf), [
    "matching",
    "matching",
    "sequencing",
    "fill-in",
    "choice",
  ]);
  const { chosen } = partlyOf(sort, 1);
  assert.deepEqual(response(sort, chosen, WORDS.scorm12), {
    answer: "a.2,b.1,c.1,d.2",
    keys: ["a.1,b.2,c.1,d.2"],
  });
  assert.deepEqual(response(sort, chosen.toReversed(), WORDS.scorm2004), {
    answer: "d[.]2[,]c[.]1[,]b[.]1[,]a[.]2",
    keys: ["a[.]1[,]b[.]2[,]c[.]1[,]d[.]2"],
  });
  assert.deepEqual(response(order, partlyOf(order, 1).chosen, WORDS.scorm12), {
    answer: "b,a,c",
    keys: ["a,b,c"],
  });
});

test("a session begins where the learner stopped, at the first question without an answer", () => {
  const course = courseOf(4, 2, 1),
    [first, , third] = Object.values(course.questions);
  const at = (tries, place) => beginning(course, { tries, finished: {} }, place);
  assert.equal(at({}, undefined), "index.html");
  assert.equal(at({}, "gone.html"), "index.html");
  assert.equal(at({}, "theme-0.html"), "theme-0.html");
  const one = { "question-0": [tryOf(first, true, 1)] };
  assert.equal(at(one, "theme-0.html"), "theme-0.html#question-question-2");
  assert.equal(
    at({ ...one, "question-2": [tryOf(third, true, 1)] }, "theme-0.html"),
    "theme-0.html",
  );
  const cased = structuredClone(course);
  cased.cases["theme-0-door"] = branching("door", 3);
  cased.themes["theme-0"].cases.push("theme-0-door");
  const of = (record) => beginning(cased, { tries: {}, finished: {}, ...record }, "theme-0.html");
  assert.equal(of({}), "theme-0.html");
  assert.equal(of({ tries: one }), "theme-0.html", "the case is the first of the page");
  const cases = { "theme-0-door": walkedThrough(cased.cases["theme-0-door"], 1) };
  assert.equal(of({ cases }), "theme-0.html#question-question-0");
  cased.cases["theme-0-hall"] = branching("hall", 3);
  cased.themes["theme-0"].cases.push("theme-0-hall");
  assert.equal(of({ tries: one, cases }), "theme-0.html#hall-0");
  const changed = [{ ...tryOf(third, true, 1), print: "0123456789" }];
  assert.equal(at({ ...one, "question-2": changed }, "theme-0.html"), "theme-0.html#question-question-2");
});
