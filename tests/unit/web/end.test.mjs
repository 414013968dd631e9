/* What the end of a part says of what was done in it. */
import assert from "node:assert/strict";
import test from "node:test";
import { doneIn } from "../../../scripts/web/progress/end.js";

const none = { of: 0, done: 0 };

test("the end says first what was done, and no number of what was not right", () => {
  const said = (of, first, best, cases = none, partly = 0) =>
    doneIn({ of, first, partly, best, cases });
  assert.equal(said(3, 0, 0), "You answered all 3 questions.");
  assert.equal(said(3, 0, 2), "You answered all 3 questions. 2 of 3 right at a later try.");
  assert.equal(said(3, 0, 3), "You answered all 3 questions. 3 of 3 right at a later try.");
  assert.equal(said(3, 2, 2), "You answered all 3 questions. 2 of 3 right at the first try.");
  assert.equal(
    said(3, 1, 2),
    "You answered all 3 questions. 1 of 3 right at the first try, 2 of 3 right by now.",
  );
  assert.equal(
    said(3, 1, 3),
    "You answered all 3 questions. 1 of 3 right at the first try, all right by now.",
  );
  assert.equal(said(1, 0, 1), "You answered the question. Right at a later try.");
  assert.equal(
    said(2, 0, 0, { of: 1, done: 1 }),
    "You answered both questions and took the case to an ending.",
  );
  assert.equal(said(0, 0, 0, { of: 2, done: 2 }), "You took each case to an ending.");
});

test("what was partly right is counted apart", () => {
  const said = (of, first, partly, best) => doneIn({ of, first, partly, best, cases: none });
  assert.equal(
    said(9, 3, 3, 3),
    "You answered all 9 questions. 3 of 9 right and 3 partly right at the first try.",
  );
  assert.equal(
    said(9, 3, 1, 5),
    "You answered all 9 questions. 3 of 9 right and 1 partly right at the first try, 5 of 9 right by now.",
  );
  assert.equal(said(3, 0, 1, 0), "You answered all 3 questions. 1 of 3 partly right at the first try.");
  assert.equal(said(1, 0, 1, 0), "You answered the question. Partly right at the first try.");
});
