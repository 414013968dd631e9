import assert from "node:assert/strict";
import { test } from "node:test";
import { addresses, nextWaiting, stepWith, told } from "../../../scripts/web/steps/series.js";

const IDS = [["what-worked", "quote-hidden-men-1-1"], [], ["question-a-visitor"]];

test("an address means the step that has its id", () => {
  assert.equal(stepWith(IDS, "quote-hidden-men-1-1"), 0);
  assert.equal(stepWith(IDS, "question-a-visitor"), 2);
  assert.equal(stepWith(IDS, "question%2Da%2Dvisitor"), 2);
  assert.equal(stepWith(IDS, "nothing"), -1);
  assert.equal(stepWith(IDS, ""), -1);
  assert.equal(stepWith(IDS, "%"), -1);
});

test("each step has an address", () => {
  assert.deepEqual(addresses(IDS), ["what-worked", "step-2", "question-a-visitor"]);
});

test("where the reader is", () => assert.equal(told(2, 8), "Step 3 of 8"));

test("whoever came back from the end goes on to what waits, and then to the end", () => {
  const ids = [["the-day-before"], ["question-one"], ["in-practice"], ["question-two"], [], ["done"]];
  assert.equal(nextWaiting(ids, ["question-one", "question-two"], 1), 3);
  assert.equal(nextWaiting(ids, ["question-two"], 1), 3);
  assert.equal(nextWaiting(ids, ["question-one"], 3), 5, "what waits before is met again at the end");
  assert.equal(nextWaiting(ids, [], 1), 5);
});
