/* Which typed answers are the same, as in Python: the pairs are those of text/test_typed.py. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { isSame } from "../../../scripts/web/record/typed.js";

const pairs = JSON.parse(readFileSync(new URL("../typed-answers.json", import.meta.url), "utf8"));

test("a typed answer is taken whatever makes no difference, and a number in words or in digits", () => {
  for (const [one, other] of pairs.same) {
    assert.ok(isSame(one, other), `${one} is ${other}`);
    assert.ok(isSame(other, one), `${other} is ${one}`);
  }
});

test("another answer is not taken", () => {
  for (const [one, other] of pairs.other) {
    assert.ok(!isSame(one, other), `${one} is not ${other}`);
    assert.ok(!isSame(other, one), `${other} is not ${one}`);
  }
  assert.ok(!isSame(undefined, "3"), "nothing is kept of it");
});
