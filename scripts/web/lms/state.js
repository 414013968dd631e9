/* A learner's record in the few characters that a learning system keeps between two sessions
   (suspend data). Pure.

   SCORM 1.2 keeps 4,096 characters, so an answer takes 13: short hashes name the question and
   its fingerprint, and a bit for each option says what was chosen. An answer to a question that
   has changed since finds no question with that fingerprint, and comes back as a question to
   answer again. So it is with a case that branches. Notes and plans are never part of it.

   The text is "1", a checksum of the rest (3 signs), the attempt's name (4), the hour of the
   latest answer (3), the answers, ".", the finished pages, and where there are some "." and the
   cases, and "." and choices, for which see state-cases.js. An answer: id (3), fingerprint
   (4), how many tries and how (1), hour of the first try (3), options of the first try and,
   where there are more, of the last try (1 sign for six options). A page: slug (3), hour (3),
   how many statements (2), the fingerprint of each (3). */

/** @import { Attempt, Finish } from "../record/types.js" */
/** @import { KeptRecord, SessionCourse, SessionQuestion } from "./types.js" */
import { current, tried } from "./answers.js";
import { PATH, SEEN, caseText, casesOf, takenText } from "./state-cases.js";
import {
  BEGIN,
  HOUR,
  MOST,
  bits,
  hours,
  number,
  printed,
  restored,
  short,
  signs,
  statement,
  time,
  width,
} from "./signs.js";

const VERSION = "1";
const TEXT = /^[\w-]{7,}(\.[\w-]*){1,3}$/; // behind the version and the checksum
const UNKNOWN = 4095; // instead of a number of statements: there was no room for them

/** @type {(id: string, question: SessionQuestion, tries: Attempt[]) => string} */
function answer(id, question, tries) {
  const last = tries[tries.length - 1],
    now = current(question, tries);
  const wide = now.length ? width(question) : 0,
    count = Math.min(Math.max(now.length, 1), MOST);
  const flags = count * 8 + (now.some((one) => one.right) ? 4 : 0) + wide;
  const masks = wide
    ? [now[0], ...(count > 1 ? [last] : [])].map((one) => signs(bits(question, one), wide)).join("")
    : "";
  return (
    short(id) + printed(last.print) + signs(flags, 1) + signs(hours((now[0] || last).at), 3) + masks
  );
}

/** @type {(slug: string, finish: Finish, room: boolean) => string} */
const page = (slug, { at, statements }, room) =>
  short(slug) +
  signs(hours(at), 3) +
  (room
    ? signs(Object.keys(statements).length, 2) + Object.values(statements).map(statement).join("")
    : signs(UNKNOWN, 2));

/**
 * A record as text of at most `most` characters. `left` says how many answers found no room.
 * @param {SessionCourse} course
 * @param {KeptRecord} record
 * @param {string} attempt The attempt's name.
 * @param {number} most
 */
export function encode(course, record, attempt, most) {
  const ordered = Object.entries(record.tries)
    .filter(([id, tries]) => tries.length && Object.hasOwn(course.questions, id))
    .sort(([, one], [, other]) => (one[one.length - 1].at < other[other.length - 1].at ? -1 : 1));
  const answers = ordered.map(([id, tries]) => answer(id, course.questions[id], tries));
  const finished = Object.entries(record.finished).sort(([, one], [, other]) =>
    one.at < other.at ? -1 : 1,
  );
  const cases = Object.entries(record.cases ?? {}).filter(([id]) => course.cases[id]),
    taken = cases.map(([id, one]) => takenText(id, course.cases[id], one)).join("");
  const latest = ordered.length ? hours(ordered[ordered.length - 1][1].at(-1)?.at ?? "") : 0;
  const whole = () =>
    attempt +
    signs(latest, 3) +
    answers.join("") +
    "." +
    finished.map(([slug, one], at) => page(slug, one, at >= bare)).join("") +
    (cases.length ? "." : "") +
    cases.map(([id, one]) => caseText(id, course.cases[id], one, parts)).join("") +
    (parts && taken ? "." + taken : "");
  // The ways through cases go first, then the statements of pages, the oldest first, then which
  // parts of cases were seen and which choices were taken, and last the oldest answers. That a case
  // was taken stays.
  let parts = SEEN + PATH,
    bare = 0,
    left = 0;
  while (whole().length + 4 > most) {
    if (parts & PATH) parts = SEEN;
    else if (bare < finished.length) bare++;
    else if (parts) parts = 0;
    else if (answers.shift()) left++;
    else break;
  }
  const text = whole();
  return { text: VERSION + short(text) + text, left };
}

/**
 * The record in a text, for the questions of a course as they are now, or null where the text can't
 * be read.
 * @param {SessionCourse} course
 * @param {string} text
 * @returns {{ attempt: string, record: KeptRecord } | null}
 */
export function decode(course, text) {
  const body = text.slice(4);
  if (text[0] !== VERSION || short(body) !== text.slice(1, 4) || !TEXT.test(body)) return null;
  const [answers, pages, cases = "", taken = ""] = body.slice(7).split(".");
  const latest = BEGIN + number(body.slice(4, 7)) * HOUR;
  const record = {
    tries: triesOf(course, answers, latest),
    finished: finishedOf(course, pages),
    cases: casesOf(course, cases, taken),
  };
  return { attempt: body.slice(0, 4), record };
}

/**
 * @param {SessionCourse} course
 * @param {string} answers
 * @param {number} latest The time of the latest answer.
 */
function triesOf(course, answers, latest) {
  /** @type {KeptRecord} */
  const record = { tries: {}, finished: {} };
  const ids = new Map(Object.keys(course.questions).map((id) => [short(id), id]));
  const exact = new Map(
    Object.entries(course.questions).map(([id, question]) => [
      short(id) + printed(question.print),
      id,
    ]),
  );
  let clock = 0; // each answer is later than the one before it
  for (let at = 0; at < answers.length;) {
    const [key, flags] = [answers.slice(at, at + 7), number(answers[at + 7])],
      first = BEGIN + number(answers.slice(at + 8, at + 11)) * HOUR;
    const count = Math.floor(flags / 8),
      wide = flags % 4,
      end = at + 11 + wide * (count > 1 ? 2 : 1);
    const masks = [
      number(answers.slice(at + 11, at + 11 + wide)),
      number(answers.slice(end - wide, end)),
    ];
    clock = Math.max(clock + 1, first, count > 1 && end === answers.length ? latest : 0);
    const id = exact.get(key);
    if (id !== undefined && wide) {
      const question = course.questions[id];
      const [one, last] = masks.map((mask, place) =>
        restored(question, mask, time(place || count === 1 ? clock : first)),
      );
      record.tries[id] = count > 1 ? [one, ...between(question, one, last, flags), last] : [one];
    } else {
      const other = ids.get(key.slice(0, 3)); // it has other words now
      if (other && !tried(record, other)) {
        const print = number(key.slice(3)).toString(16).padStart(6, "0");
        record.tries[other] = [{ at: time(clock), print, right: false, chosen: [] }];
      }
    }
    at = end;
  }
  return record.tries;
}

/**
 * The tries between the first and the last. Only their number is kept, and whether any was right.
 * @param {SessionQuestion} question
 * @param {Attempt} first
 * @param {Attempt} last
 * @param {number} flags
 * @returns {Attempt[]}
 */
function between(question, first, last, flags) {
  const found = Array.from({ length: Math.max(Math.floor(flags / 8) - 2, 0) }, () => ({ ...last }));
  if (found.length && flags & 4 && !first.right && !last.right)
    found[0] = { ...found[0], ...rightly(question) };
  return found;
}

/**
 * @param {SessionCourse} course
 * @param {string} pages
 */
function finishedOf(course, pages) {
  /** @type {KeptRecord["finished"]} */
  const finished = {};
  for (let at = 0; at < pages.length;) {
    const count = number(pages.slice(at + 6, at + 8)),
      known = count === UNKNOWN ? 0 : count,
      end = at + 8 + known * 3;
    const slug = Object.keys(course.themes).find((one) => short(one) === pages.slice(at, at + 3));
    const then = new Set(pages.slice(at + 8, end).match(/.{3}/g));
    if (slug) {
      const now = Object.entries(course.themes[slug].statements);
      finished[slug] = {
        at: time(BEGIN + number(pages.slice(at + 3, at + 6)) * HOUR),
        statements: Object.fromEntries(
          now.filter(([, print]) => count === UNKNOWN || then.has(statement(print))),
        ),
      };
    }
    at = end;
  }
  return finished;
}

/** @param {SessionQuestion} question */
const rightly = (question) => ({
  right: true,
  chosen:
    question.blanks ||
    question.options.filter((option) => option.right).map((option) => option.name),
});
