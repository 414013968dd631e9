/* The names that a browser keeps a learner's texts under. */
import assert from "node:assert/strict";
import test from "node:test";
import {
  courseOf,
  isOther,
  isOwn,
  keysOf,
  nextAside,
  numbered,
  wasAside,
} from "../../../scripts/web/store/keys.js";

const keys = keysOf("/training/");
const course = { slug: "babies", formerly: ["infants"] };
const served = { folder: false, packaged: false };

test("a record is kept under the site's path", () => {
  assert.equal(keys.RECORD + "babies", "briefed:record:/training/babies");
  const all = Object.entries(keys).filter(([name]) => !["SITE", "OLD_TAB"].includes(name));
  const other = keysOf("/other/");
  for (const [name, key] of all) {
    assert.ok(key.startsWith("briefed:") && key.endsWith("/training/"), name);
    assert.notEqual(key, other[name], name);
  }
  assert.equal(new Set(all.map(([, key]) => key)).size, all.length, "two have one name");
});

test("a site owns its records and what was set aside, and nothing of a site below it", () => {
  for (const [name, own] of [
    ["briefed:record:/training/babies", true],
    ["briefed:aside:/training/babies:2:2026-05-03", true],
    ["briefed:record:/training/new/babies", false],
    ["briefed:aside:/training/new/babies:1:2026-05-03", false],
    ["briefed:record:/train", false],
    ["briefed:record:/babies", false],
    ["briefed:asked:/training/", false],
    ["briefed:course:babies", false],
    ["theirs", false],
  ])
    assert.equal(isOwn(keys, name), own, name);
});

test("the course of a name is what stands behind the path", () => {
  assert.equal(courseOf(keys, "briefed:record:/training/babies"), "babies");
  assert.equal(courseOf(keys, "briefed:aside:/training/babies:12:2026-05-03"), "babies");
  assert.equal(courseOf(keysOf("/"), "briefed:record:/constructor"), "constructor");
});

test("each text that is set aside gets a number of its own", () => {
  const first = nextAside(keys, "babies", [], "2026-05-03");
  assert.equal(first, "briefed:aside:/training/babies:1:2026-05-03");
  const later = ["2", "10", "9"].map((number) => first.replace(":1:", `:${number}:`));
  assert.equal(
    nextAside(keys, "babies", later, "2026-06-01"),
    "briefed:aside:/training/babies:11:2026-06-01",
  );
  assert.deepEqual(numbered(later[1]), ["10", "2026-05-03"]);
  assert.deepEqual(numbered("briefed:course:babies"), []);
});

test("a course is offered what may be its learner's, and nothing else", () => {
  const offered = (name, where = {}) => isOther(keys, course, name, { ...served, ...where });
  const [own, aside] = ["briefed:record:/training/babies", "briefed:aside:/training/babies:1:2026-05-03"];
  assert.equal(offered(own), false, "its own record");
  assert.equal(offered(aside), true);
  assert.equal(offered("briefed:record:/training/infants"), true, "its former name");
  assert.equal(offered("briefed:record:/training/others"), false);
  assert.equal(offered("briefed:aside:/training/others:1:2026-05-03"), false);
  for (const old of ["briefed:course:babies", "briefed:course:infants:unreadable"]) {
    assert.equal(offered(old), true, old);
    assert.equal(offered(old, { packaged: true }), false, `${old} in a package`);
  }
  for (const elsewhere of ["briefed:record:/old/babies", "briefed:aside:/old/babies:1:2026-05-03"]) {
    assert.equal(offered(elsewhere), false, "another site of this host");
    assert.equal(offered(elsewhere, { folder: true }), true, "another folder of this device");
  }
  assert.equal(offered("briefed:record:/old/our-babies", { folder: true }), false);
  assert.deepEqual(
    [aside, "briefed:course:babies:unreadable", "briefed:course:babies"].map(wasAside),
    [true, true, false],
  );
});
