/* The paths of a case: endings that were seen, and where another way begins. */
import assert from "node:assert/strict";
import test from "node:test";
import { anotherWay, certain, endings, howTo, pathTo, told, walked } from "../../../scripts/web/cases/paths.js";

const choice = (id, to) => ({ id, words: `Choose ${id}`, to });
const parts = new Map([
  ["door", { choices: [choice("door-1", "ask"), choice("door-2", "go-on"), choice("door-3", "go-on")] }],
  ["ask", { choices: [choice("ask-1", "name"), choice("ask-2", "go-on")] }],
  ["name", { choices: [] }],
  ["go-on", { choices: [] }],
]);

test("an ending is a part without choices", () => {
  assert.deepEqual(endings(parts, new Set(["door", "ask"])), { seen: 0, of: 2 });
  assert.deepEqual(endings(parts, new Set(["door", "go-on"])), { seen: 1, of: 2 });
  assert.deepEqual(endings(parts, new Set(parts.keys())), { seen: 2, of: 2 });
});

test("another way begins at the last part of the way with a choice that was not taken", () => {
  const from = (taken, path, by) => anotherWay(parts, new Set(taken), path, by);
  const along = ["door", "ask", "name"], by = ["door-1", "ask-1"];
  assert.deepEqual(from(by, along, by), [["door", "ask"], ["door-1"]]);
  assert.deepEqual(from([...by, "ask-2"], along, by), [["door"], []]);
  const third = from(["door-1", "door-2"], ["door", "go-on"], ["door-2"]);
  assert.deepEqual(third, [["door"], []], "the third leads there, too");
});

test("where all choices of the way were taken, another way begins where choices taken before lead", () => {
  const doors = ["door-1", "door-2", "door-3"];
  const from = (taken, path, by) => anotherWay(parts, new Set(taken), path, by);
  assert.deepEqual(from(doors, ["door", "go-on"], ["door-3"]), [["door", "ask"], ["door-1"]]);
  assert.deepEqual(from([...doors, "ask-1", "ask-2"], ["door", "go-on"], ["door-3"]), [["door"], []]);
  assert.deepEqual(from([], ["go-on"], []), [["door"], []], "an address led to the ending");
  const only = ["door-2", "door-3", "ask-1"];
  assert.deepEqual(from(only, ["name"], []), [["door"], []], "nothing that was taken leads to ask");
});

test("the path to a part is the shortest one by choices that were taken", () => {
  const to = (taken, id) => pathTo(parts, new Set(taken), id);
  assert.deepEqual(to([], "door"), [["door"], []]);
  assert.deepEqual(to(["door-1", "ask-1", "ask-2"], "go-on"), [["door", "ask", "go-on"], ["door-1", "ask-2"]]);
  assert.deepEqual(to(["door-1", "ask-2", "door-3"], "go-on"), [["door", "go-on"], ["door-3"]]);
  assert.deepEqual(to(["ask-1"], "name"), [["name"], []], "nothing that was taken leads to ask");
});

test("where a record tells the parts alone, a choice counts that alone leads from one of them to another", () => {
  const from = (...seen) => certain(parts, new Set(seen));
  assert.deepEqual(from("door", "ask", "go-on", "name"), ["door-1", "ask-1"]);
  assert.deepEqual(from("door", "name"), [], "an address led to name");
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
  assert.equal(told({ seen: 3, of: 3 }), "You have seen every ending.");
  assert.equal(told({ seen: 2, of: 2 }), "You have seen both endings.");
  assert.equal(told({ seen: 1, of: 1 }), "You have seen the ending.");
});

test("an ending repeats the choices of this round, and no other that leads there", () => {
  const how = (by, path, base, ended) => howTo(parts, new Set(["door-1", "ask-1"]), { path, by, base }, ended);
  assert.equal(how(["door-3"], ["door", "go-on"], 0, true), "You chose “Choose door-3”.");
  const by = ["door-1", "ask-1"], path = ["door", "ask", "name"];
  assert.equal(how(by, path, 0, true), "You chose “Choose door-1”, then “Choose ask-1”.");
  assert.equal(how(by, path, 1, true), "You chose “Choose ask-1”.");
  assert.equal(how(by, path, 2, true), "“Choose ask-1” led you here before.");
});

test("a part on the way says what was chosen last, or what led there and what is left to try", () => {
  const how = (taken, base) => howTo(parts, new Set(taken), { path: ["door", "ask"], by: ["door-1"], base }, false);
  assert.equal(how(["door-1"], 0), "You chose “Choose door-1”.");
  assert.equal(how(["door-1"], 1), "“Choose door-1” led you here before. You have not tried every choice here.");
  assert.equal(how(["door-1", "ask-1", "ask-2"], 1), "“Choose door-1” led you here before.");
  assert.equal(howTo(parts, new Set(), { path: ["door"], by: [], base: 0 }, false), "", "it begins there");
});
