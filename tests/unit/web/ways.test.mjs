/* The ways of a room through a case that branches. */
import assert from "node:assert/strict";
import test from "node:test";
import { choiceBefore, onTheWay, partsOf, wayTo } from "../../../scripts/web/deck/ways.js";

/* Slides as a deck has them: the name of a case and of a part of it, or neither. */
const slide = (part, name = "case") => ({ dataset: part === null ? {} : { case: name, part } });
const [title, lead, a, b, c, cToo, d, end] = [
  slide(null),
  slide(""),
  slide("a"),
  slide("b"),
  slide("c"),
  slide("c"),
  slide("d"),
  slide(null),
];
const deck = [title, lead, a, b, c, cToo, d, end];

test("nothing is told that nobody chose", () => {
  assert.deepEqual(onTheWay(deck, {}), [title, lead, a, end]);
  assert.deepEqual(onTheWay(deck, { case: ["a", "c"] }), [title, lead, a, c, cToo, end]);
  assert.deepEqual(onTheWay(deck, { case: ["a", "d", "b"] }), [title, lead, a, d, b, end]);
});

test("each case has a way of its own", () => {
  const other = [slide("x", "other"), slide("y", "other")];
  assert.deepEqual(onTheWay([...deck, ...other], { other: ["x", "y"] }), [
    title,
    lead,
    a,
    end,
    ...other,
  ]);
});

test("what was kept of another deck is no way through this one", () => {
  assert.deepEqual(onTheWay(deck, { case: ["q", "b"] }), [title, lead, a, end]);
  assert.deepEqual(onTheWay(deck, { case: ["a", "gone", "b"] }), [title, lead, a, b, end]);
});

test("another choice takes what followed the first off the way", () => {
  assert.deepEqual(wayTo(deck, undefined, a, "b"), ["a", "b"]);
  assert.deepEqual(wayTo(deck, ["a", "b"], b, "d"), ["a", "b", "d"]);
  assert.deepEqual(wayTo(deck, ["a", "b", "d"], a, "c"), ["a", "c"]);
});

test("a way back leads to the slide with the choice", () => {
  const shown = onTheWay(deck, { case: ["a", "c", "d"] });
  assert.equal(shown[choiceBefore(shown, shown.indexOf(d))], cToo);
  assert.equal(shown[choiceBefore(shown, shown.indexOf(cToo))], a);
  assert.equal(shown[choiceBefore(shown, shown.indexOf(c))], a);
  for (const one of [title, lead, a, end])
    assert.equal(choiceBefore(shown, shown.indexOf(one)), -1);
  assert.deepEqual(partsOf(deck, d), [a, b, c, cToo, d]);
});
