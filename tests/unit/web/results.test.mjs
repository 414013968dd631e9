import assert from "node:assert/strict";
import { test } from "node:test";
import { withWholeWords } from "../../../scripts/web/search/engine.js";
import { bestStart, count, shortened } from "../../../scripts/web/search/results.js";

test("a short view begins where the most words that were found stand together", () => {
  const far = ["x".repeat(200), false];
  assert.equal(bestStart([["horn", true], far, ["horn", true], [" to a ", false], ["wedding", true]]), 2);
  assert.equal(bestStart([["a ", false], ["horn", true], far, ["horn", true]]), 1);
  assert.equal(bestStart([["nothing", false]]), 0);
});

test("the number of pages in words", () => {
  assert.equal(count(0), "Nothing found. Try one word of it, or another.");
  assert.equal(count(1, false), "Found in 1 place.");
  assert.equal(count(3, false), "Found in 3 places.");
  assert.equal(count(31, true), "These 31 places fit best.");
});

test("what stands before a short view is words, also where some of it was found", () => {
  const found = (words) => ({ textContent: words });
  const [before, ...rest] = shortened([
    found("Horn"),
    ", it is said, and another ",
    found("horn"),
    " " + "y".repeat(100) + " ",
    found("wedding"),
  ]);
  assert.equal(before, "Horn, it is said, and another ");
  assert.deepEqual(rest.map((one) => one.textContent ?? one).at(-1), "wedding");
});

test("a short view ends in a whole word, wherever its room ends", () => {
  for (let words = 1; words < 120; words++) {
    const shown = shortened(["word ".repeat(words), "Completely", " and more ".repeat(40)]).join("");
    const known = /^(?:word|Completely|and|more|…)?$/;
    assert.ok(shown.split(" ").every((one) => known.test(one)), shown);
  }
});

test("short words are sought whole where there are others", () => {
  for (const [sought, asked] of [
    ["a", "a"],
    ["ba ", "ba "],
    ["horn to a wedding", "horn to^1 a^1 wedding"],
    ["the GP", "the^1 GP^1"],
    ['"to a wedding"', '"to a^1 wedding"'],
  ])
    assert.equal(withWholeWords(sought), asked);
});
