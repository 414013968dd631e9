import assert from "node:assert/strict";
import { test } from "node:test";
import { stepWith, stepsWith, told, withAddress } from "../../../scripts/web/steps/series.js";

const IDS = [["what-worked", "quote-hidden-men-1-1"], [], ["question-a-visitor"]];

test("an address means the step that has its id", () => {
  assert.equal(stepWith(IDS, "quote-hidden-men-1-1"), 0);
  assert.equal(stepWith(IDS, "question-a-visitor"), 2);
  assert.equal(stepWith(IDS, "question%2Da%2Dvisitor"), 2);
  assert.equal(stepWith(IDS, "nothing"), -1);
  assert.equal(stepWith(IDS, ""), -1);
  assert.equal(stepWith(IDS, "%"), -1);
});

test("a question that is gone means the first one", () => {
  for (const gone of ["question-that-is-gone", "question%2Dgone", "check-your-understanding"]) {
    assert.equal(stepWith(IDS, gone), 2);
    assert.equal(stepWith([["index"], []], gone), -1); // as on a course start
  }
  for (const other of ["questions", "quote-hidden-men-9-1", "check-your-understanding-2"])
    assert.equal(stepWith(IDS, other), -1);
});

test("each step has an address", () => {
  assert.deepEqual(withAddress(IDS), [IDS[0], ["step-2"], IDS[2]]);
});

test("where the reader is", () => {
  assert.equal(told("Step", 2, 8), "Step 3 of 8");
  assert.equal(told("Again:", 0, 5), "Again: 1 of 5");
});

test("whoever comes back from the end goes through the steps with what waits", () => {
  const ids = [["the-day-before"], ["question-one"], ["in-practice"], ["question-two"], [], ["done"]];
  assert.deepEqual(stepsWith(ids, ["question-two", "question-one"]), [1, 3]);
  assert.deepEqual(stepsWith(ids, []), []);
});
