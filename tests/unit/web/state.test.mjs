/* What a learning system keeps of a record. Random courses are in test_state.py. */
import assert from "node:assert/strict";
import test from "node:test";
import {
  answersSince,
  beginning,
  doneSince,
  reaches,
  response,
  share,
  standing,
  typeOf,
} from "../../../scripts/web/lms/answers.js";
import { waysSince } from "../../../scripts/web/lms/cases.js";
import { merged } from "../../../scripts/web/lms/merging.js";
import { interactionOf } from "../../../scripts/web/lms/scorm-interactions.js";
import { decode, encode } from "../../../scripts/web/lms/state.js";
import { WORDS } from "../../../scripts/web/lms/scorm-words.js";
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

/** A course with cases, and a record in which all of it was done. */
function walkedCourse(questions, cases, parts) {
  const course = courseOf(questions, 10, 20),
    record = { tries: {}, finished: finished(course), cases: {} };
  Object.entries(course.questions).forEach(([id, one], at) => {
    record.tries[id] = [tryOf(one, true, at)];
  });
  for (let at = 0; at < cases; at++) {
    const id = `theme-0-door-${at}`;
    course.cases[id] = branching(`door-${at}`, parts);
    course.themes["theme-0"].cases.push(id);
    record.cases[id] = walkedThrough(course.cases[id], at);
  }
  return { course, record };
}

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

test("a text that was kept before there were cases is read, and one without cases is the same", () => {
  const course = courseOf(2, 1, 1),
    tries = { "question-0": [tryOf(course.questions["question-0"], true, 1)] };
  const { text } = encode(course, { tries, finished: finished(course) }, "Ab-9", SCORM12);
  assert.equal(text.split(".").length, 2);
  const next = structuredClone(course);
  next.cases["theme-0-door-0"] = branching("door", 5);
  next.themes["theme-0"].cases.push("theme-0-door-0");
  const { record } = decode(next, text);
  assert.deepEqual(record.cases, {});
  assert.equal(record.tries["question-0"][0].right, true);
  assert.deepEqual(standing(next, record).done, false);
});

test("a case in other words was taken in other words, and its ways are counted on", () => {
  const { course, record } = walkedCourse(1, 3, 5);
  record.cases["theme-0-door-0"] = { ...walkedThrough(course.cases["theme-0-door-0"], 1, 7) };
  const { text } = encode(course, record, "Ab-9", SCORM12);
  const next = structuredClone(course);
  next.cases["theme-0-door-0"] = { ...branching("door-0", 19), print: "0123456789" };
  delete next.cases["theme-0-door-1"];
  const back = decode(next, text).record.cases;
  const { print, done, path, seen, ways } = back["theme-0-door-0"];
  assert.deepEqual([done, path, seen, ways], [undefined, [], [], 7]);
  assert.notEqual(print, "0123456789");
  assert.deepEqual(Object.keys(back), ["theme-0-door-0", "theme-0-door-2"]);
  assert.deepEqual(back["theme-0-door-2"].path, ["door-2-0", "door-2-2", "door-2-4"]);
  const again = decode(next, encode(next, { ...record, cases: back }, "Ab-9", SCORM12).text).record;
  assert.deepEqual(again.cases, back, "kept once more, it is the same");
  const moved = structuredClone(course),
    [first, ...rest] = Object.entries(moved.cases["theme-0-door-2"].parts);
  moved.cases["theme-0-door-2"].parts = Object.fromEntries([first, ...rest.reverse()]);
  assert.deepEqual(decode(moved, text).record.cases["theme-0-door-2"].path, [
    "door-2-0",
    "door-2-2",
    "door-2-4",
  ]);
});

test("a case that is begun is kept as begun, and the largest case with it", () => {
  const { course } = walkedCourse(1, 1, 50),
    one = course.cases["theme-0-door-0"],
    names = Object.keys(one.parts);
  const kept = { at: hour(3), print: one.print, path: [], seen: [names[0], names[49], names[25]] };
  const { text } = encode(course, { tries: {}, finished: {}, cases: { "theme-0-door-0": kept } }, "Ab-9", SCORM12);
  const back = decode(course, text).record.cases["theme-0-door-0"];
  assert.deepEqual([back.at, back.done, back.ways, back.path], [hour(3), undefined, undefined, []]);
  assert.deepEqual([...back.seen].sort(), [...kept.seen].sort());
  assert.equal(standing(course, { tries: {}, finished: {}, cases: { "theme-0-door-0": back } }).done, false);
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

test("of a case in two records of an attempt the one with more ways counts, in today's words", () => {
  const { course, record } = walkedCourse(1, 1, 5),
    one = record.cases["theme-0-door-0"];
  const both = (mine, theirs) => {
    const of = (kept) => ({ tries: {}, finished: {}, cases: kept ? { "theme-0-door-0": kept } : undefined });
    return merged(course, of(mine), of(theirs)).cases["theme-0-door-0"];
  };
  const more = { ...one, ways: 3, seen: ["door-0-0"] },
    other = { ...one, print: "old", ways: 9 };
  assert.deepEqual(both(one, more), { ...more, seen: one.seen });
  assert.deepEqual(both(more, one), { ...more, seen: [...new Set([...more.seen, ...one.seen])] });
  assert.deepEqual([both(one, other), both(other, one)], [one, one]);
  const later = { ...one, at: hour(99), seen: [] };
  assert.equal(both(one, later).at, hour(99));
  assert.deepEqual([both(undefined, one), both(one, undefined)], [one, one]);
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
    key: undefined,
    result: "neutral",
  });
  assert.deepEqual(told("scorm2004", 2), {
    id: "case.theme-0-door-0.way-2",
    type: "other",
    text: "What would you do about door-0?",
    answer: "door-0-0 > door-0-2 > door-0-4",
    key: undefined,
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
    key: "a[,]f",
  });
  assert.deepEqual(response({ blanks: ["a b", "c"] }, ["x", "c"], WORDS.scorm12), {
    answer: "x,c",
    key: "a b,c",
  });
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
    key: "a.1,b.2,c.1,d.2",
  });
  assert.deepEqual(response(sort, chosen.toReversed(), WORDS.scorm2004), {
    answer: "d[.]2[,]c[.]1[,]b[.]1[,]a[.]2",
    key: "a[.]1[,]b[.]2[,]c[.]1[,]d[.]2",
  });
  assert.deepEqual(response(order, partlyOf(order, 1).chosen, WORDS.scorm12), {
    answer: "b,a,c",
    key: "a,b,c",
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
