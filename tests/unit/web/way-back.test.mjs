/* Where the help page leads back to. */
import assert from "node:assert/strict";
import test from "node:test";
import { cameFrom } from "../../../scripts/web/shell/way-back.js";

const folder = "file:///home/me/course/",
  site = "https://example.org/briefings/",
  from = (place, root = site) => cameFrom("#from=" + encodeURIComponent(place), root);

test("the way back is the page and the step that the learner came from", () => {
  assert.equal(from("babies/men.html#reflect"), site + "babies/men.html#reflect");
  assert.equal(from("babies/men.html#reflect", folder), folder + "babies/men.html#reflect");
  assert.equal(from("babies/"), site + "babies/");
  assert.equal(from(""), site);
});

test("a page that nobody came to from another has none", () => {
  for (const hash of ["", "#", "#numbers-to-call", "#from"]) assert.equal(cameFrom(hash, site), "");
});

test("nothing leads out of the site", () => {
  for (const place of ["https://example.com/", "//example.com/", "../", "/other/", "javascript:alert(1)"])
    assert.equal(from(place), "", place);
  assert.equal(from("file:///etc/passwd", folder), "");
  assert.equal(cameFrom("#from=%", site), "");
});
