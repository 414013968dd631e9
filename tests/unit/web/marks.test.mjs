/* What is said of an answer and of its options, and where "Next" leads. */
import assert from "node:assert/strict";
import test from "node:test";
import { answerIs, hadAt, oneAstray, onward, saidOf, saidOfItem, verdict } from "../../../scripts/web/quiz/marks.js";

const said = (...answer) => Object.values(verdict(...answer)).join(" ");

test("an answer that is right in part is told so", () => {
  assert.equal(said(true, 2, 2, 0), "✓ Right.");
  assert.equal(said(false, 1, 2, 0), "◐ Partly right: you have 1 of the 2 right answers.");
  assert.equal(
    said(false, 1, 3, 2),
    "◐ Partly right: you have 1 of the 3 right answers, and 2 wrong ones.",
  );
  assert.equal(
    said(false, 2, 2, 1),
    "◐ Partly right: you have both right answers, and 1 wrong one.",
  );
  assert.equal(
    said(false, 3, 3, 1),
    "◐ Partly right: you have all 3 right answers, and 1 wrong one.",
  );
  assert.equal(said(false, 0, 2, 2), "✗ Not right.");
  assert.equal(said(false, 0, 1, 1), "✗ Not right.");
  assert.equal(said(false, 1, 1, 1), "✗ Not right.");
});

test("the words of the gaps are said as the answer", () => {
  assert.equal(answerIs(["3"]), "The answer is 3.");
  assert.equal(answerIs(["24", "18", "June"]), "The answers are 24, 18 and June.");
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
  assert.equal(saidOf(true, false, true), "You missed this");
  assert.equal(saidOf(false, false, true), "");
});

test("an item says what was chosen and what is right, also where that is yes or no", () => {
  assert.deepEqual(saidOfItem("no", true, "no"), [[true, "You chose “no”"]]);
  assert.deepEqual(saidOfItem("no", false, "yes"), [
    [false, "You chose “yes”"],
    [true, "The answer is “no”"],
  ]);
  assert.deepEqual(saidOfItem("found", false, "")[0], [false, "Not right"]);
});

test("a line of the right order says where it was, and nothing where it was in its place", () => {
  assert.deepEqual(["1", "2", "3", "4", "11"].map(hadAt), [
    "You had it 1st",
    "You had it 2nd",
    "You had it 3rd",
    "You had it 4th",
    "You had it 11th",
  ]);
  assert.equal(hadAt(""), "You had it elsewhere");
});

test("an order says where a single item has moved the others along", () => {
  assert.equal(oneAstray([4, 1, 2, 3]), true);
  assert.equal(oneAstray([1, 3, 2, 4]), true);
  assert.equal(oneAstray([1, 5, 2, 3, 4]), true);
  assert.equal(oneAstray([2, 1, 4, 3]), false);
  assert.equal(oneAstray([3, 4, 1, 2]), false);
  assert.equal(oneAstray([4, 3, 2, 1]), false);
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
