/* What a package tells the learner and a learning system that speaks SCORM. */
import assert from "node:assert/strict";
import test from "node:test";
import { WORDS } from "../../../scripts/web/lms/scorm-words.js";
import {
  lastWords,
  savingWords,
  stripWords,
  wayBack,
} from "../../../scripts/web/lms/words.js";

const calm = { how: "recorded", failing: false, full: false, damaged: false, left: 0 };
const strip = (more) => stripWords({ ...calm, ...more });

test("the strip says what is recorded, and what is lost", () => {
  assert.deepEqual(strip({}), { how: "recorded", words: "Recorded by your learning system." });
  assert.equal(strip({ full: true }).how, "recorded", "the learning system has it");
  assert.equal(strip({ failing: true }).how, "failing");
  for (const more of [{ failing: true }, { how: "alone" }, { how: "refused" }])
    assert.equal(strip({ ...more, full: true }).how, "lost");
  assert.equal(strip({ how: "review", full: true }).how, "review");
  assert.equal(strip({ how: "ended", failing: true }).how, "ended", "nothing is sent again soon");
  assert.match(strip({ damaged: true }).words, /could not be read\.$/);
  assert.match(strip({ left: 12 }).words, /no room for your 12 oldest answers/);
});

test("what is being saved is counted", () => {
  assert.deepEqual(
    [savingWords(0, true), savingWords(1, true), savingWords(2, true), savingWords(2, false)],
    ["Saving…", "Saving 1 answer…", "Saving 2 answers…", "Closing…"],
  );
});

test("the last words promise nothing that is not so", () => {
  const last = (more, recorded = true, own = true) =>
    lastWords({ ...calm, ...more }, recorded, own).join(" ");
  assert.match(last({}), /^Saved What you did is recorded\. You can close this window\./);
  assert.match(last({}, true, false), /use the menu or the buttons of your learning system/);
  assert.match(last({ how: "uncounted" }), /^Saved .* gives no credit for it/);
  assert.match(last({ how: "browse" }), /^Closed Nothing was recorded/);
  assert.match(last({ how: "alone" }, false), /^Not recorded .* did not answer.* kept in this browser/);
  assert.match(last({ how: "refused", full: true }, false), /did not start a session.* it is lost\.$/);
  assert.match(last({ failing: true }), /^Not recorded .* did not accept .* open the course again/);
  assert.doesNotMatch(last({ failing: true }), /close this window/);
});

test("the way back is an address of the web, and never a script", () => {
  const here = "https://lms.example/course/launch.html";
  assert.equal(wayBack("https://lms.example/done", here), "https://lms.example/done");
  assert.equal(wayBack("../done", here), "https://lms.example/done");
  for (const other of ["", "javascript:alert(1)", "data:text/html,x", "file:///etc", "https://"])
    assert.equal(wayBack(other, here), "", other);
});

test("times are written as each version of SCORM has them", () => {
  const { scorm12, scorm2004 } = WORDS;
  assert.equal(scorm12.lasting(3723.456), "0001:02:03.45");
  assert.equal(scorm12.lasting(0), "0000:00:00.00");
  assert.equal(scorm2004.lasting(3723.456), "PT3723.46S");
  assert.equal(scorm12.moment(new Date(2026, 4, 3, 9, 5, 7)), "09:05:07");
  assert.equal(
    scorm2004.moment(new Date(Date.UTC(2026, 4, 3, 9, 5, 7, 129))),
    "2026-05-03T09:05:07.12Z",
  );
});
