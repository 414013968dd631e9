/* The places of a case in the browser's history. */
import assert from "node:assert/strict";
import test from "node:test";
import { choicesSince, chosenFrom, isSame, placeAt } from "../../../scripts/web/cases/places.js";

const door = placeAt(["door"]),
  ask = chosenFrom(door, "ask", "door-1"),
  name = chosenFrom(ask, "name", "ask-1");

test("the browser's own way back leads as far as the reader has chosen", () => {
  assert.equal(choicesSince(name, ask), 1);
  assert.equal(choicesSince(name, door), 2);
  assert.equal(choicesSince(name, name), 0);
  assert.equal(choicesSince(name, placeAt(["door", "ask"], ["door-2"])), 0, "by another choice");
  assert.equal(choicesSince(door, name), 0, "that lies ahead");
});

test("it leads no further than to the scene that the reader went to without choosing", () => {
  const went = placeAt(["door", "ask"], ["door-1"]),
    on = chosenFrom(went, "name", "ask-1");
  assert.deepEqual(on, { path: ["door", "ask", "name"], by: ["door-1", "ask-1"], base: 1 });
  assert.equal(choicesSince(on, went), 1);
  assert.equal(choicesSince(on, door), 0);
});

test("two choices that lead to the same scene are two places", () => {
  assert.equal(isSame(placeAt(["door", "go-on"], ["door-2"]), placeAt(["door", "go-on"], ["door-3"])), false);
  assert.equal(isSame(ask, placeAt(["door", "ask"], ["door-1"])), true);
  assert.equal(isSame(undefined, door), false);
});
