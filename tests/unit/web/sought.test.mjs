import assert from "node:assert/strict";
import { test } from "node:test";
import {
  alike,
  piecesOf,
  placesOf,
  placesToShow,
  ranked,
  wordsOf,
} from "../../../scripts/web/search/words.js";

test("the pieces that may have a word, and those behind it that begin with it", () => {
  const firsts = ["a", "fa", "fath", "father", "fathers", "fathersg", "g", "zo"];
  for (const [word, found] of [
    ["3", [0]],
    ["a", [0]],
    ["f", [0, 1, 2]],
    ["fat", [1, 2, 3]],
    ["father", [3, 4, 5]],
    ["fb", [5]],
    ["zoo", [7]],
  ])
    assert.deepEqual(piecesOf(firsts, word), found, word);
});

test("words that begin alike, the word itself first", () => {
  const words = ["assess", "assessment", "assessed", "gp", "gps"];
  assert.deepEqual(alike(words, "assess"), ["assess", "assessed", "assessment"]);
  assert.deepEqual(alike(words, "gp"), ["gp"]);
  assert.deepEqual(alike(words, "assessing"), ["assess", "assessed", "assessment"]);
  assert.deepEqual(alike(words, "ask"), []);
  assert.deepEqual(alike(words, "lamp"), []);
});

test("the places of a word", () => {
  assert.deepEqual(placesOf("0aBa17zAZa"), [
    [0, [0, 26]],
    [17, [25, 650]],
  ]);
  assert.deepEqual(placesOf(""), []);
});

test("the courses with all words, most of them in one place, and older ones behind", () => {
  const lamp = placesOf("0ab1a2ab3ab"),
    oil = placesOf("3b2b0c");
  const found = ranked([lamp, oil], 3);
  assert.deepEqual(
    found.map(({ course, places }) => [course, places]),
    [
      [2, [1]],
      [3, [1]],
      [0, [0, 1, 2]],
    ],
  );
  const inOrder = (posted, newer) => ranked([placesOf(posted)], newer).map(({ course }) => course);
  assert.deepEqual(inOrder("5a2a9a", 10), [5, 2, 9]);
  assert.deepEqual(inOrder("5a2a9a", 5), [2, 5, 9]);
  const of = (...posted) => ranked(posted.map(placesOf), 9).map(({ course }) => course);
  assert.deepEqual(of("0a1a2a", "1a3a2a0a"), [1, 0, 2]);
  assert.deepEqual(ranked([lamp, []], 3), []);
  assert.deepEqual(ranked([], 3), []);
});

test("each course has some of the places that are shown", () => {
  const courses = (number, places) =>
    Array.from({ length: number }, (_, course) => ({ course, places }));
  const shown = (number, places) => placesToShow(courses(number, places));
  assert.equal(shown(1, [1, 2, 3]).places.length, 3);
  assert.equal(shown(1, [1, 2, 3]).more, false);
  assert.deepEqual(
    shown(15, [7, 8, 9]).places.slice(0, 3),
    [
      [0, 7],
      [0, 8],
      [1, 7],
    ],
  );
  assert.equal(shown(15, [7, 8, 9]).places.length, 20);
  assert.equal(shown(15, [7, 8, 9]).more, true);
  assert.deepEqual(placesToShow([]), { places: [], more: false });
});

test("the words are taken as the index takes them, by the patterns that it brings", () => {
  const head = {
    between: "[\\s,]+",
    endings: [
      ["['’]s$", ""],
      ["(?<=.[^us])s$", ""],
    ],
    common: ["the"],
  };
  assert.deepEqual(wordsOf(head, "The father’s lamps, bus "), ["father", "lamp", "bus"]);
});
