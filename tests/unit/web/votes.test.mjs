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
  placeOf,
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

test("an item goes from label to label, and then nowhere", () => {
  takeVotes({});
  const places = [1, 2, 3, 4].map(() => {
    acts.put("sort", 1, 3, false);
    return placeOf("sort", 1);
  });
  assert.deepEqual(places, [1, 2, 3, 0]);
  assert.equal(placeOf("sort", 2), 0);
});

test("in an order each place has one item, and a place that is free again is the next", () => {
  takeVotes({});
  for (const item of [3, 1, 2]) acts.put("order", item, 3, true);
  assert.deepEqual([1, 2, 3].map((item) => placeOf("order", item)), [2, 3, 1]);
  acts.put("order", 3, 3, true);
  acts.put("order", 1, 3, true);
  assert.deepEqual([1, 2, 3].map((item) => placeOf("order", item)), [0, 3, 0]);
  acts.put("order", 1, 3, true);
  assert.equal(placeOf("order", 1), 1);
});

test("the counts are opened, and closed again", () => {
  takeVotes({});
  acts.open("one");
  assert.equal(allVotes().one.open, true);
  acts.open("one");
  assert.equal(allVotes().one.open, false);
});
