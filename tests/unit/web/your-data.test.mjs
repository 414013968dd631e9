/* The page "Your data" tells of everything that a browser keeps. Whoever keeps more, says so there,
   and adds it here. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { keysOf } from "../../../scripts/web/store/keys.js";

const ROOT = new URL("../../../", import.meta.url),
  WEB = new URL("scripts/web/", ROOT);
/** @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ");
const page = plain(readFileSync(new URL("docs/your-data.md", ROOT), "utf8"));
const scripts = Object.fromEntries(
  readdirSync(WEB, { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => [name, readFileSync(new URL(name, WEB), "utf8")]),
);

const OLDER_COPIES = "parts of an older copy that could not be read",
  SHARED = "whether the computer is shared",
  AS_BEFORE = "your answers: which options you chose";
// The names that store/keys.js gives, with what the page says of what is kept under each.
const NAMED = {
  RECORD: AS_BEFORE,
  ASIDE: OLDER_COPIES,
  OLD_TAB: SHARED,
  TAB: SHARED,
  SHARED,
  ASKED: "which older copies you were asked about",
  UNSAVED: "whether you did something since you last saved a copy",
  TRAINER: "whether the trainer view is on",
  STEP: "which step it showed last",
  AGAIN: "which questions you are looking at again",
  DRAFT: "what you have chosen or typed in a question and not checked yet",
  SERVICE: "which service you work in",
};
// Names that scripts write out, and what begins them.
const WRITTEN = {
  "briefed:": "which colours you chose, whether pages are shown whole", // shell/choices.js
  "briefed:course:": AS_BEFORE, // as records were named once
  "briefed-room": "in the slides, in this tab only",
  "briefed-lms": "in a learning system: a copy of your answers",
  "briefed-lms-aside": OLDER_COPIES,
};
const NOTHING_KEPT = ["briefed-learning", "briefed-speaker", "briefed-late"]; // a file, a window, a document
// Of what is kept for the deck and for how pages are shown, each has a name of its own.
const OF_THE_DECK = {
  "": "the hands that were counted, and where the room put items", // deck/votes.js
  ":clock": "when the session began",
  ":countdown": "when a task ends",
  ":ways": "which way the room took through a case",
};
const CHOICES = { colours: "which colours you chose", whole: "whether pages are shown whole" };
// What writes into the browser's own storage. Whoever else does so, has names to tell of.
const WRITERS = {
  "cases/left.js": "at which scene you left a case",
  "deck/kept.js": WRITTEN["briefed-room"],
  "keep/moving.js": AS_BEFORE,
  "lms/keeper.js": OLDER_COPIES,
  "lms/own-copy.js": "a short code for who you are there",
  "quiz/draft.js": NAMED.DRAFT,
  "services/chosen.js": NAMED.SERVICE,
  "shell/choices.js": WRITTEN["briefed:"],
  "steps/place.js": NAMED.STEP,
  "steps/queue.js": NAMED.AGAIN,
  "store/areas.js": AS_BEFORE, // on behalf of the others
  "store/device.js": SHARED,
  "store/exporting.js": AS_BEFORE,
  "store/store.js": AS_BEFORE,
  "trainer/switch.js": NAMED.TRAINER,
};

/**
 * @param {Iterable<string>} found
 * @param {Record<string, string>} told
 */
function allTold(found, told) {
  assert.deepEqual([...new Set(found)].sort(), Object.keys(told).sort());
  for (const [name, words] of Object.entries(told))
    assert.ok(page.includes(words), `“Your data” does not say “${words}”: ${name}`);
}

/** @param {RegExp} pattern */
const all = (pattern, among = scripts) =>
  Object.values(among).flatMap((text) => [...text.matchAll(pattern)].map((found) => found[1]));

test("every name is told of", () => {
  const { SITE, ...names } = keysOf("");
  assert.equal(SITE, "");
  allTold(Object.keys(names), NAMED);
});

test("every name that is written out is told of, or keeps nothing", () => {
  const known = Object.values(keysOf("")),
    events = all(/Event\(\s*"([^"]+)"|Listener\(\s*"([^"]+)"/g);
  const found = all(/["'`](briefed[:-][\w:-]*)/g).map((name) => name.replace(/:$/, ""));
  const told = new Set(Object.keys(WRITTEN).map((name) => name.replace(/:$/, "")));
  const strange = found.filter(
    (name) =>
      !told.has(name) &&
      !events.includes(name) &&
      !NOTHING_KEPT.includes(name) &&
      !known.some((one) => one.replace(/:$/, "") === name),
  );
  assert.deepEqual(strange, []);
  for (const words of Object.values(WRITTEN)) assert.ok(page.includes(words), words);
});

test("each thing that the slides keep, and each choice of how pages are shown, is told of", () => {
  const keeping = Object.entries(scripts).filter(([, text]) => text.includes('from "./kept.js"'));
  const deck = Object.fromEntries(keeping.filter(([name]) => name.startsWith("deck/")));
  assert.equal(Object.keys(deck).length, Object.keys(OF_THE_DECK).length);
  allTold(all(/\bNAME = "(.*?)"/g, deck), OF_THE_DECK);
  allTold(all(/\b(?:choose|chosen)\("(\w+)"/g), CHOICES);
});

test("every script that writes into the browser's storage is known", () => {
  const found = Object.entries(scripts)
    .filter(([, text]) => /\bsetItem\b|(?<![.\w])put\((?!.*\{$)/m.test(text))
    .map(([name]) => name);
  allTold(found, WRITERS);
});
