/* A file that a learner has saved. */
import assert from "node:assert/strict";
import test from "node:test";
import { opened } from "../../../scripts/web/record/copies.js";
import { at, made, plain } from "./records.mjs";

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
    ["", /damaged/],
    ["\x89PNG\r\n", /damaged/],
    ["{}", /not a copy/],
    [file({ one: good }, { courses: undefined }), /damaged/],
    [file({ one: { ...good, tries: { a: [{ at: "never" }] } } }), /damaged.*one, answers: a/],
    [file({ one: { ...good, notes: { a: { b: 1 } } } }), /damaged.*one, note: a/],
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

test("a fault in the last course of a file leaves the first out, whatever its name", () => {
  const good = plain(made({ notes: { men: "Mine." } }));
  for (const name of ["constructor", "__proto__", "toString", "has own"]) {
    const courses = JSON.stringify({ one: good, two: { ...good, tries: { PLACE: 7 } } }).replace(
      '"PLACE"',
      JSON.stringify(name),
    );
    const text = `{"format": "briefed-learning", "version": 1, "courses": ${courses}}`;
    assert.match(opened(text).why, /damaged.*two, answers/, name);
  }
});
