/* What a learning system keeps of cases that branch. */
import assert from "node:assert/strict";
import test from "node:test";
import { standing } from "../../../scripts/web/lms/answers.js";
import { merged } from "../../../scripts/web/lms/merging.js";
import { decode, encode } from "../../../scripts/web/lms/state.js";
import { branching, courseOf, finished, hour, tryOf, walkedCourse, walkedThrough } from "./packages.mjs";

// Characters: see state.test.mjs.
const SCORM12 = 4096 - 5;

const DOOR = "theme-0-door-0";

test("a text that was kept before there were cases is read, and one without cases is the same", () => {
  const course = courseOf(2, 1, 1),
    tries = { "question-0": [tryOf(course.questions["question-0"], true, 1)] };
  const { text } = encode(course, { tries, finished: finished(course) }, "Ab-9", SCORM12);
  assert.equal(text.split(".").length, 2);
  const next = structuredClone(course);
  next.cases[DOOR] = branching("door", 5);
  next.themes["theme-0"].cases.push(DOOR);
  const { record } = decode(next, text);
  assert.deepEqual(record.cases, {});
  assert.equal(record.tries["question-0"][0].right, true);
  assert.deepEqual(standing(next, record).done, false);
});

test("a case in other words was taken in other words, and its ways are counted on", () => {
  const { course, record } = walkedCourse(1, 3, 5);
  record.cases[DOOR] = { ...walkedThrough(course.cases[DOOR], 1, 7) };
  const { text } = encode(course, record, "Ab-9", SCORM12);
  const next = structuredClone(course);
  next.cases[DOOR] = { ...branching("door-0", 19), print: "0123456789" };
  delete next.cases["theme-0-door-1"];
  const back = decode(next, text).record.cases;
  const { print, done, path, seen, ways } = back[DOOR];
  assert.deepEqual([done, path, seen, ways], [undefined, [], [], 7]);
  assert.notEqual(print, "0123456789");
  assert.deepEqual(Object.keys(back), [DOOR, "theme-0-door-2"]);
  assert.deepEqual(back["theme-0-door-2"].path, ["door-2-0", "door-2-2", "door-2-4"]);
  const again = decode(next, encode(next, { ...record, cases: back }, "Ab-9", SCORM12).text).record;
  assert.deepEqual(again.cases, back, "kept once more, it is the same");
  const worded = structuredClone(course);
  worded.cases["theme-0-door-2"].print = "0123456789";
  const asked = decode(worded, text).record.cases["theme-0-door-2"];
  assert.deepEqual([asked.path, asked.seen, asked.done], [[], [], undefined], "the same parts");
  const moved = structuredClone(course),
    [first, ...rest] = Object.entries(moved.cases["theme-0-door-2"].parts);
  moved.cases["theme-0-door-2"].parts = Object.fromEntries([first, ...rest.reverse()]);
  assert.deepEqual(decode(moved, text).record.cases["theme-0-door-2"].path, [
    "door-2-0",
    "door-2-2",
    "door-2-4",
  ]);
});

test("choices that lead to one part together come back one by one, and an older state tells none", () => {
  const { course } = walkedCourse(1, 1, 5),
    one = course.cases[DOOR];
  one.parts["door-0-0"] = ["door-0-1", "door-0-2", "door-0-2"];
  const back = (taken, most = SCORM12) => {
    const kept = { at: hour(3), print: one.print, path: [], seen: ["door-0-0", "door-0-1", "door-0-2"], taken };
    const { text } = encode(course, { tries: {}, finished: {}, cases: { [DOOR]: kept } }, "Ab-9", most);
    return { text, taken: decode(course, text)?.record.cases[DOOR].taken };
  };
  const alone = "door-0-0-1"; // that the part was seen tells of this choice
  const none = back([alone]);
  assert.deepEqual(none.taken, [alone]);
  assert.equal(none.text.split(".").length, 3, "as a state was before it had choices");
  assert.deepEqual(back(undefined).taken, [alone]);
  for (const taken of [["door-0-0-2"], ["door-0-0-3"], ["door-0-0-2", "door-0-0-3"], ["door-0-1-1"]])
    assert.deepEqual(back(taken).taken, [alone, ...taken]);
  const { text } = back(["door-0-0-3"]);
  assert.equal(back(["door-0-0-3"], text.length - 1).taken, undefined, "the parts go, and with them the choices");
  const changed = structuredClone(course);
  changed.cases[DOOR].print = "0123456789";
  assert.equal(decode(changed, text).record.cases[DOOR].taken, undefined);
  delete changed.cases[DOOR];
  assert.deepEqual(decode(changed, text).record.cases, {});
});

test("many choices that lead to one part together come back, too", () => {
  const { course } = walkedCourse(1, 2, 40);
  const kept = Object.entries(course.cases).map(([id, { print, parts }], at) => {
    const taken = Object.keys(parts).filter((_, part) => part < 37 && part % 3 === at).map((part) => part + "-2");
    return [id, { at: hour(3), print, path: [], seen: Object.keys(parts), taken }];
  });
  const { text } = encode(course, { tries: {}, finished: {}, cases: Object.fromEntries(kept) }, "Ab-9", SCORM12);
  const { cases } = decode(course, text).record;
  for (const [id, { taken }] of kept)
    assert.deepEqual(cases[id].taken.filter((one) => /(?<!-37)-2$/.test(one)), [...taken].sort());
});

test("a case that is begun is kept as begun, and the largest case with it", () => {
  const { course } = walkedCourse(1, 1, 50),
    one = course.cases[DOOR],
    names = Object.keys(one.parts);
  const kept = { at: hour(3), print: one.print, path: [], seen: [names[0], names[49], names[25]] };
  const { text } = encode(course, { tries: {}, finished: {}, cases: { [DOOR]: kept } }, "Ab-9", SCORM12);
  const back = decode(course, text).record.cases[DOOR];
  assert.deepEqual([back.at, back.done, back.ways, back.path], [hour(3), undefined, undefined, []]);
  assert.deepEqual([...back.seen].sort(), [...kept.seen].sort());
  assert.equal(standing(course, { tries: {}, finished: {}, cases: { [DOOR]: back } }).done, false);
});

test("of a case in two records of an attempt the one with more ways counts, in today's words", () => {
  const { course, record } = walkedCourse(1, 1, 5),
    one = record.cases[DOOR];
  const both = (mine, theirs) => {
    const of = (kept) => ({ tries: {}, finished: {}, cases: kept ? { [DOOR]: kept } : undefined });
    return merged(course, of(mine), of(theirs)).cases[DOOR];
  };
  const more = { ...one, ways: 3, seen: ["door-0-0"] },
    other = { ...one, print: "old", ways: 9, seen: ["gone"] };
  assert.deepEqual(both(one, more), { ...more, seen: one.seen });
  assert.deepEqual(both(more, one), { ...more, seen: [...new Set([...more.seen, ...one.seen])] });
  assert.deepEqual([both(one, other), both(other, one)], [one, one]);
  const later = { ...one, at: hour(99), seen: [] };
  assert.equal(both(one, later).at, hour(99));
  const chose = (...taken) => ({ ...one, taken });
  assert.deepEqual(both(chose("door-0-0-1"), chose("door-0-0-2")).taken, ["door-0-0-1", "door-0-0-2"]);
  assert.deepEqual(both(one, chose("door-0-0-2")).taken, ["door-0-0-2"], "an older record tells none");
  assert.deepEqual(both({ ...other, ...chose("gone-1"), print: "old" }, one).taken, undefined);
  assert.deepEqual([both(undefined, one), both(one, undefined)], [one, one]);
});
