/* The paths of a case: endings that were seen, and where another way begins. */
import assert from "node:assert/strict";
import test from "node:test";
import { endings, otherWay, told } from "../../../scripts/web/cases/paths.js";

const parts = new Map([
  ["door", ["ask", "go-on"]],
  ["ask", ["name", "go-on"]],
  ["name", []],
  ["go-on", []],
]);

test("an ending is a part without choices", () => {
  assert.deepEqual(endings(parts, new Set(["door", "ask"])), { seen: 0, of: 2 });
  assert.deepEqual(endings(parts, new Set(["door", "go-on"])), { seen: 1, of: 2 });
  assert.deepEqual(endings(parts, new Set(parts.keys())), { seen: 2, of: 2 });
});

test("another way begins at the last part with a choice that was not tried", () => {
  assert.equal(otherWay(parts, ["door", "ask", "name"], new Set(["door", "ask", "name"])), "ask");
  const seen = new Set(["door", "ask", "name", "go-on"]);
  assert.equal(otherWay(parts, ["door", "ask", "name"], seen), "door", "all were tried");
  assert.equal(otherWay(parts, ["door", "go-on"], new Set(["door", "go-on"])), "door");
});

test("the endings that were seen are told in words", () => {
  assert.equal(told({ seen: 1, of: 3 }), "You have seen 1 of 3 endings.");
  assert.equal(told({ seen: 3, of: 3 }), "You have seen all endings.");
  assert.equal(told({ seen: 2, of: 2 }), "You have seen both endings.");
  assert.equal(told({ seen: 1, of: 1 }), "You have seen the ending.");
});
