/* Where a learner goes on in a course, and what a button says of it. */
import assert from "node:assert/strict";
import test from "node:test";
import { leadTo, wayOn, wordsOf, yearsAgo } from "../../../scripts/web/progress/way-on.js";
import { standing } from "../../../scripts/web/record/standing.js";
import { made, tried } from "./records.mjs";

const theme = (slug, page, minutes, ...ids) => ({
  slug,
  title: `About ${slug}`,
  page,
  minutes,
  questions: Object.fromEntries(ids.map((id) => [id, ["abc1", `About ${id}`]])),
  cases: {},
  statements: {},
});
const themes = [
  theme("introduction", "introduction.html", 5, "why"),
  theme("men", "men.html", 6, "one", "two", "three"),
  theme("sleep", "sleep.html", 8, "four"),
  { ...theme("next", "next.html", 3, "five", "six"), title: "What happens next?" },
];
const today = new Date(2026, 4, 20);
const way = (tries) => wayOn(made({ tries }), themes);
const said = (tries) => wordsOf(way(tries), today);

test("who has answered nothing begins at the beginning", () => {
  assert.equal(way({}), null);
  assert.equal(way({ one: [tried(1, true, "old1")] }), null, "only older words of it were answered");
});

test("within a part the way leads to the question that is next", () => {
  const tries = { one: [tried(1, false)] };
  assert.equal(way(tries).href, "men.html#question-two");
  assert.equal(said(tries), "Continue: About men, 2 questions, 4 minutes left");
});

test("a part that is not begun is begun at its beginning", () => {
  const tries = { one: [tried(1, true)], two: [tried(2, true)], three: [tried(3, true)] };
  assert.equal(way(tries).href, "sleep.html");
  assert.equal(said(tries), "Start: About sleep, 1 question, 8 minutes");
});

test("the end of a part leads to what is open of the next one", () => {
  const men = (tries) => leadTo(themes[1], standing(made({ tries }), themes[1]));
  assert.deepEqual(men({}), ["men.html#main", "Next: About men (6 minutes)"]);
  const tries = { one: [tried(1, true)], two: [tried(2, true)] };
  assert.deepEqual(men(tries), [
    "men.html#question-three",
    "Next: About men (1 question, 2 minutes left)",
  ]);
  assert.deepEqual(
    leadTo(themes[1], standing(made({}), themes[1]), true)[1],
    "First part not finished: About men (6 minutes)",
    "it comes before the part that ends",
  );
  const untold = { ...themes[2], minutes: 0 };
  assert.deepEqual(leadTo(untold, standing(made(), untold)), ["sleep.html#main", "Next: About sleep"]);
});

test("the last part comes when no other is open, or when it was begun", () => {
  const right = [tried(1, true)],
    sleep = { four: right };
  assert.equal(way(sleep).href, "introduction.html", "others are open before it");
  const all = { ...sleep, why: right, one: right, two: right, three: right };
  assert.equal(way(all).href, "next.html");
  assert.equal(said(all), "Start: What happens next? (2 questions, 3 minutes)");
  assert.equal(way({ five: [tried(2, true)] }).href, "next.html#question-six");
});

test("the way leads to the step where the learner stopped", () => {
  const place = { at: "2026-05-10T12:00:00Z", to: "men.html#quote-men-1-1", step: 3, of: 8 };
  const way = wayOn(made({ place }), themes);
  assert.equal(way.href, place.to);
  assert.equal(wordsOf(way, today), "Continue: About men, 3 questions, 5 minutes left");
  const last = { ...place, to: "men.html#in-practice", step: 8 },
    one = { one: [{ at: "2026-05-09T12:00:00Z", print: "abc1", right: true, chosen: ["x"] }] },
    skipped = wayOn(made({ place: last, tries: one }), themes);
  assert.equal(wordsOf(skipped, today), "Continue: About men, 2 questions, 2 minutes left");
  const read = wayOn(made({ place: { ...place, to: "sleep.html#x" } }), [{ ...themes[2], questions: {} }]);
  assert.equal(wordsOf(read, today), "Continue: About sleep, 6 minutes left", "with no task");
  const three = Object.fromEntries(["one", "two", "three"].map((id) => [id, one.one])),
    answered = wayOn(made({ place: last, tries: three }), themes);
  assert.equal(
    wordsOf(answered, today),
    "Continue: About men, all answered, 1 minute to read",
    "the part is counted as done",
  );
  const gone = { ...place, to: "gone.html#quote-men-1-1" };
  assert.equal(wayOn(made({ place: gone }), themes), null, "the page is gone");
});

test("where something was answered since, and behind the end, the next question counts", () => {
  const answered = (day) => ({ at: `2026-05-${day}T12:00:00Z`, print: "abc1", right: true, chosen: ["x"] });
  const place = { at: "2026-05-10T12:00:00Z", to: "men.html#in-practice", step: 7, of: 8 };
  const tries = { one: [answered("09")], two: [answered("09")], three: [answered("10")] };
  assert.equal(wayOn(made({ place, tries }), themes).href, place.to);
  const since = { ...tries, why: [answered("11")] };
  assert.equal(wayOn(made({ place, tries: since }), themes).href, "sleep.html");
  const end = { ...place, to: "men.html#done", step: 8 };
  assert.equal(wayOn(made({ place: end, tries }), themes).href, "sleep.html");
  assert.equal(wayOn(made({ place: end }), themes).href, end.to, "all that is open is said there");
  const skipped = wayOn(made({ place: end, tries: { one: [answered("09")], two: [answered("10")] } }), themes);
  assert.equal(skipped.href, "men.html#question-three", "and this is the way to it");
  assert.equal(wordsOf(skipped, today), "Continue: About men, 1 question, 1 minute left");
});

test("the last minute of a part is a minute, and no minutes are made up", () => {
  const short = [theme("men", "men.html", 1, "one", "two", "three")],
    untold = [theme("men", "men.html", 0, "one", "two")];
  const record = made({ tries: { one: [tried(1, true)], two: [] } });
  assert.match(wordsOf(wayOn(record, short), today), /, 1 minute left$/);
  assert.equal(wordsOf(wayOn(record, untold), today), "Continue: About men, 1 question left");
});

test("behind the last question is the day of its first answer", () => {
  const at = (time, right = true) => [{ at: time, print: "abc1", right, chosen: ["x"] }];
  const again = [...at("2026-05-02T12:00:00Z", false), ...at("2026-05-09T12:00:00Z")];
  const all = {
    ...{ why: at("2026-05-01T12:00:00Z"), one: again, two: at("2026-05-03T12:00:00Z") },
    ...{ three: at("2026-05-03T09:00:00Z"), four: at("2026-04-30T12:00:00Z") },
    ...{ five: at("2026-04-30T12:00:00Z"), six: at("2026-04-30T12:00:00Z") },
  };
  assert.equal(way(all).href, "my-learning.html#again");
  assert.equal(said(all), "Finished on 3 May: look again");
  assert.equal(
    wordsOf(way(all), new Date(2027, 0, 1)),
    "Finished on 3 May 2026: look again",
  );
});

const cased = [{ ...themes[1], cases: { "men-door": ["abc1", "At the door"] } }, themes[2]];
/** What is kept of the case that was taken on a day. */
const taken = (day) => {
  const at = `2026-05-${day}T12:00:00Z`;
  return { "men-door": { at, print: "abc1", path: ["door"], seen: ["door"], done: at, ways: 1 } };
};

test("the way leads to a case that is still open, and counts it in the minutes", () => {
  const tries = { one: [tried(1, true)], two: [tried(2, true)], three: [tried(3, true)] },
    way = wayOn(made({ tries }), cased);
  assert.equal(way.href, "men.html#door");
  assert.equal(wordsOf(way, today), "Continue: About men, 1 case, 2 minutes left");
});

test("a case that was taken is something done, also for the place where the learner stopped", () => {
  const begun = wayOn(made({ cases: taken("10") }), cased);
  assert.equal(begun.href, "men.html#question-one");
  assert.equal(wordsOf(begun, today), "Continue: About men, 3 questions, 5 minutes left");
  const place = (day) => ({ at: `2026-05-${day}T12:00:00Z`, to: "sleep.html#x", step: 2, of: 5 });
  assert.equal(wayOn(made({ cases: taken("10"), place: place("11") }), cased).href, "sleep.html#x");
  assert.equal(
    wayOn(made({ cases: taken("10"), place: place("09") }), cased).href,
    "men.html#question-one",
  );
});

test("behind the last task is the day of the case, where that was the last", () => {
  const answered = [{ at: "2026-05-03T12:00:00Z", print: "abc1", right: true, chosen: ["x"] }];
  const tries = { one: answered, two: answered, three: answered, four: answered };
  assert.equal(
    wordsOf(wayOn(made({ tries, cases: taken("08") }), cased), today),
    "Finished on 8 May: look again",
  );
});

test("a briefing's age is told in whole years", () => {
  const ago = (year, month, day) => yearsAgo("2021-07-31", new Date(year, month - 1, day));
  assert.equal(ago(2022, 7, 30), "");
  assert.equal(ago(2022, 7, 31), ", 1 year ago");
  assert.equal(ago(2026, 6, 30), ", 4 years ago");
  assert.equal(ago(2026, 8, 1), ", 5 years ago");
  assert.equal(ago(2020, 1, 1), "", "a clock that is wrong says nothing");
});

test("of a month without a day, the month is what counts", () => {
  const ago = (year, month, day) => yearsAgo("2021-07", new Date(year, month - 1, day));
  assert.equal(ago(2022, 6, 30), "");
  assert.equal(ago(2022, 7, 1), ", 1 year ago");
  assert.equal(ago(2026, 7, 31), ", 5 years ago");
});
