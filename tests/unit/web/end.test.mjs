/* What is said of what was done: at the end of a part, and in the record. */
import assert from "node:assert/strict";
import test from "node:test";
import { doneIn, rightly } from "../../../scripts/web/progress/end.js";

const none = { of: 0, done: 0 };

test("the end says what was done, and how well", () => {
  const said = (of, first, best, cases = none, partly = 0) =>
    doneIn({ of, answered: of, first, partly, best, cases });
  assert.equal(said(3, 0, 0), "You answered all 3 questions: all not right yet.");
  assert.equal(said(3, 0, 2), "You answered all 3 questions: 2 right at a later try and 1 not right yet.");
  assert.equal(said(1, 0, 1), "You answered the question: right at a later try.");
  assert.equal(
    said(6, 2, 3, { of: 1, done: 1 }, 2),
    "You answered all 6 questions: 2 right at the first try, 1 right at a later try, " +
      "2 partly right and 1 not right yet. You took the case to an ending.",
  );
  assert.equal(
    said(2, 0, 0, { of: 1, done: 1 }),
    "You answered both questions: both not right yet. You took the case to an ending.",
  );
  assert.equal(said(0, 0, 0, { of: 2, done: 2 }), "You took each case to an ending.");
});

test("each question counts once, so that the numbers add up and can be read once", () => {
  const said = (answered, first, best, partly = 0) => rightly({ answered, first, partly, best });
  assert.equal(said(0, 0, 0), "");
  assert.equal(said(5, 2, 2), "2 right at the first try and 3 not right yet");
  assert.equal(said(5, 5, 5), "all right at the first try");
  assert.equal(said(2, 2, 2), "both right at the first try");
  assert.equal(said(5, 2, 5), "2 right at the first try and 3 right at a later try");
  assert.equal(said(5, 0, 5), "all right at a later try");
  assert.equal(said(3, 2, 2, 1), "2 right at the first try and 1 partly right");
  assert.equal(said(5, 0, 1, 2), "1 right at a later try, 2 partly right and 2 not right yet");
  assert.equal(said(5, 0, 0, 5), "all partly right");
  assert.equal(said(5, 0, 0), "all not right yet");
  assert.equal(said(8, 2, 3, 3), "2 right at the first try, 1 right at a later try, 3 partly right and 2 not right yet");
  assert.equal(said(1, 0, 0), "not right yet");
  assert.equal(said(1, 1, 1), "right at the first try");
  assert.equal(said(1, 0, 1), "right at a later try");
  assert.equal(said(1, 0, 0, 1), "partly right");
});
