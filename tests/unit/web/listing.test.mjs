import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, grouped, has } from "../../../scripts/web/home/listing.js";

/** @type {(title: string, partnership?: string, published?: string, past?: boolean) => any} */
const course = (title, partnership = "", published = "", past = false) => ({
  title,
  partnership,
  published,
  past,
});
/** @type {(groups: [string, any[]][]) => [string, string[]][]} */
const titles = (groups) =>
  groups.map(([heading, courses]) => [heading, courses.map(({ title }) => title)]);

test("a word is found by how it begins, whatever its accents and large letters", () => {
  const words = folded("Pobl Ifanc – Môn’s report, March 2026");
  for (const sought of ["", "  ", "mon", "MÔN", "rep ifanc", "môn's", "2026 march", "–"])
    assert.ok(has(words, folded(sought)), sought);
  for (const sought of ["eport", "mons x", "obl"]) assert.ok(!has(words, folded(sought)), sought);
  assert.ok(!has(folded("women"), folded("men")));
});

test("by partnership, in the order of the alphabet, and those without one last", () => {
  const courses = [course("b", "Zed"), course("a"), course("É", "zed"), course("c", "Ash")];
  assert.deepEqual(titles(grouped(courses, "partnership", "None")), [
    ["Ash", ["c"]],
    ["zed", ["É"]],
    ["Zed", ["b"]],
    ["None", ["a"]],
  ]);
});

test("by date, the newest first, and under each year what is past last", () => {
  const courses = [
    course("no day", "", "2026-03"),
    course("past", "", "2026-12-31", true),
    course("old", "", "2019-01-01"),
    course("undated"),
    course("10 new", "", "2026-11-02"),
    course("9 new", "", "2026-11-02"),
  ];
  assert.deepEqual(titles(grouped(courses, "date", "Without")), [
    ["2026", ["9 new", "10 new", "no day", "past"]],
    ["2019", ["old"]],
    ["Without", ["undated"]],
  ]);
});
