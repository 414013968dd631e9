/* Hands that are counted in a room. */
import assert from "node:assert/strict";
import test from "node:test";
import {
  acts,
  allVotes,
  hands,
  handsInWords,
  isCounted,
  isSecond,
  mostHands,
  takeVotes,
} from "../../../scripts/web/deck/votes.js";

test("hands are counted twice, and never fewer than none", () => {
  takeVotes({});
  assert.equal(isCounted("one"), false);
  assert.equal(mostHands("one", 4), 1);
  for (const more of [1, 1, -1, 1]) acts.count("one", 2, more);
  acts.count("one", 1, -1);
  assert.deepEqual([hands("one", 0, 1), hands("one", 0, 2)], [0, 2]);
  assert.equal(handsInWords("one", 2), "2 hands");
  assert.deepEqual([isCounted("one"), isSecond("one")], [true, false]);
  acts.round("one", 1);
  assert.equal(isSecond("one"), true, "what is to be counted again is in sight at once");
  for (let hand = 0; hand < 5; hand++) acts.count("one", 3, 1);
  assert.equal(handsInWords("one", 2), "before 2, after 0");
  assert.equal(mostHands("one", 4), 5);
  acts.round("one", 0);
  assert.equal(isSecond("one"), true, "what was counted again stays in sight");
  assert.equal(isCounted("two"), false);
  acts.clear("one");
  assert.equal(isCounted("one"), false);
  acts.count("one", 1, 1);
  assert.equal(handsInWords("one", 1), "1 hand");
  assert.deepEqual(Object.keys(allVotes()).sort(), ["one", "two"]);
});
