/* What is said of an answer and of its options, and where "Next" leads. */
import assert from "node:assert/strict";
import test from "node:test";
import { onward, saidOf, verdict, whyOf } from "../../../scripts/web/quiz/marks.js";

const said = (...answer) => Object.values(verdict(...answer)).join(" ");

test("an answer that is right in part is told so", () => {
  assert.equal(said(true, 2, 2, 0), "✓ Right.");
  assert.equal(said(false, 1, 2, 0), "◐ Partly right: 1 of the 2 right answers.");
  assert.equal(
    said(false, 2, 2, 1),
    "◐ Partly right: 2 of the 2 right answers and 1 that is not.",
  );
  assert.equal(said(false, 0, 2, 2), "✗ Not right.");
  assert.equal(said(false, 0, 1, 1), "✗ Not right.");
  assert.equal(said(false, 1, 1, 1), "✗ Not right.");
});

test("of one choice the verdict says enough, and the right answer is named where it was missed", () => {
  assert.equal(saidOf(true, true, false), "");
  assert.equal(saidOf(false, true, false), "");
  assert.equal(saidOf(false, false, false), "");
  assert.equal(saidOf(true, false, false), "The right answer");
});

test("of several choices each is judged", () => {
  assert.equal(saidOf(true, true, true), "Right");
  assert.equal(saidOf(false, true, true), "Not right");
  assert.equal(saidOf(true, false, true), "Right, and not chosen");
  assert.equal(saidOf(false, false, true), "");
  assert.deepEqual([whyOf(true), whyOf(false)], ["Why?", "Why not?"]);
});

test("the next question follows, answered or not; behind the last comes what waits, or the end", () => {
  const yes = { answered: true },
    no = { answered: false };
  assert.equal(onward([yes, yes, no], 0), 1);
  assert.equal(onward([no, yes, no], 1), 2);
  assert.equal(onward([no, yes, yes], 2), 0);
  assert.equal(onward([yes, no, yes], 2), 1);
  assert.equal(onward([yes, yes, yes], 2), -1);
  assert.equal(onward([yes], 0), -1);
});
