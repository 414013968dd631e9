/* The paths of a case: endings that were seen, and where another way begins. */
import assert from "node:assert/strict";
import test from "node:test";
import { chosenOn, endings, isWay, otherWay, pathTo, told, walked } from "../../../scripts/web/cases/paths.js";

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

test("the path to a part is the shortest one through parts that were seen", () => {
  const to = (seen, id) => pathTo(parts, new Set(seen), id);
  assert.deepEqual(to(["door"], "door"), ["door"]);
  assert.deepEqual(to([...parts.keys()], "go-on"), ["door", "go-on"]);
  assert.deepEqual(to(["door", "ask", "name"], "name"), ["door", "ask", "name"]);
  assert.deepEqual(to(["door", "name"], "name"), ["name"], "opened by its address");
  const round = new Map([
    ["door", ["ask"]],
    ["ask", ["door", "name"]],
    ["name", []],
  ]);
  assert.deepEqual(pathTo(round, new Set(round.keys()), "name"), ["door", "ask", "name"]);
});

test("a way leads by choices from the first part to an ending", () => {
  assert.ok(isWay(parts, ["door", "ask", "name"]));
  assert.ok(isWay(parts, ["door", "go-on"]));
  for (const other of [
    [],
    ["door"],
    ["door", "ask"],
    ["ask", "name"],
    ["door", "name"],
    ["door", "ask", "go-on", "name"],
    ["door", "gone"],
  ])
    assert.equal(isWay(parts, other), false, `${other}`);
  assert.ok(isWay(new Map([["door", []]]), ["door"]));
});

test("a way to an ending is kept, and the first time that there was one", () => {
  const seen = ["door", "ask"];
  const begun = walked(undefined, { print: "abc1", seen }, "1");
  assert.deepEqual(begun, { at: "1", print: "abc1", path: [], seen });
  const one = walked(begun, { print: "abc1", seen, way: ["door", "go-on"] }, "2");
  assert.deepEqual(one, { at: "2", print: "abc1", path: ["door", "go-on"], seen, done: "2", ways: 1 });
  const further = walked(one, { print: "abc1", seen: [...seen, "name"] }, "3");
  assert.deepEqual(further, { ...one, at: "3", seen: [...seen, "name"] });
  const same = walked(further, { print: "abc1", seen, way: ["door", "go-on"] }, "4");
  assert.deepEqual([same.ways, same.done], [1, "2"], "the same way is no other");
  const other = walked(same, { print: "abc1", seen, way: ["door", "ask", "name"] }, "5");
  assert.deepEqual([other.ways, other.done, other.path], [2, "2", ["door", "ask", "name"]]);
});

test("of a case in other words only the number of ways is kept", () => {
  const old = { at: "1", print: "old1", path: ["door", "go-on"], seen: ["door", "gone"], done: "1", ways: 2 };
  assert.deepEqual(walked(old, { print: "abc1", seen: ["door"] }, "2"), {
    at: "2",
    print: "abc1",
    path: [],
    seen: ["door"],
    ways: 2,
  });
  const { ways, done } = walked(old, { print: "abc1", seen: [], way: ["door", "go-on"] }, "3");
  assert.deepEqual([ways, done], [3, "3"]);
  const unknown = walked({ at: "1", path: ["door", "go-on"], seen: [] }, { print: "abc1", seen: [] }, "2");
  assert.deepEqual(unknown, { at: "2", print: "abc1", path: [], seen: [] });
});

test("the endings that were seen are told in words", () => {
  assert.equal(told({ seen: 1, of: 3 }), "You have seen 1 of 3 endings.");
  assert.equal(told({ seen: 3, of: 3 }), "You have seen all endings.");
  assert.equal(told({ seen: 2, of: 2 }), "You have seen both endings.");
  assert.equal(told({ seen: 1, of: 1 }), "You have seen the ending.");
});

test("an ending repeats what was chosen on the way to it", () => {
  const words = new Map([
    ["door", { choices: [{ words: "Ask him", to: "ask" }, { words: "Go on", to: "go-on" }] }],
    ["ask", { choices: [{ words: "Write down: “his name”", to: "name" }] }],
    ["name", { choices: [] }],
    ["go-on", { choices: [] }],
  ]);
  assert.equal(chosenOn(words, ["door", "go-on"]), "You chose “Go on”.");
  assert.equal(
    chosenOn(words, ["door", "ask", "name"]),
    "You chose “Ask him”, then “Write down: “his name””.",
  );
  assert.equal(chosenOn(words, ["door"]), "");
  assert.equal(chosenOn(words, ["door", "name"]), "", "an address led there");
});
