/* A learner's record in the few characters that a learning system keeps between two sessions
   (suspend data). Pure.

   SCORM 1.2 keeps 4,096 of them, so an answer is 13: what was answered is told by short hashes
   of the question's id and of its fingerprint, what was chosen by a bit for each option. An
   answer to a question that has changed since finds no question with that fingerprint, and comes
   back as one to answer again. Notes and plans are never part of it.

   "1", then of what follows a checksum (3 signs), the attempt's name (4), the hour of the latest
   answer (3), then the answers, ".", and the finished pages. An answer: id (3), fingerprint (4),
   how often and how (1), hour of the first try (3), options of the first try and, where there
   are more, of the last one (1 sign for six options). A page: slug (3), hour (3), how many
   statements (2), each one's fingerprint (3). */

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VERSION = "1",
  HOUR = 3_600_000,
  BEGIN = Date.UTC(2026, 0, 1);
const MOST = 7; // tries that are counted
const UNKNOWN = 4095; // in the place of how many statements: there was no room for them

const signs = (number, length) =>
  Array.from({ length }, (_, at) => SIGNS[Math.floor(number / 64 ** (length - 1 - at)) % 64]).join(
    "",
  );
const number = (text) => [...text].reduce((sum, sign) => sum * 64 + SIGNS.indexOf(sign), 0);
const hours = (time) =>
  Math.min(Math.max(0, Math.floor((Date.parse(time) - BEGIN) / HOUR)), 64 ** 3 - 1);
const time = (milliseconds) => new Date(milliseconds).toISOString();

/* FNV-1a, 32 bits: https://www.rfc-editor.org/rfc/rfc9923 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value ^ (value >>> 16)) >>> 0;
}

/* A UUID (RFC 9562) by chance, or always the same one for a name. */
export function uuid(name) {
  const bytes = name
    ? [0, 1, 2, 3].flatMap((part) =>
        [24, 16, 8, 0].map((shift) => (hash(`${part}:${name}`) >>> shift) & 255),
      )
    : [...crypto.getRandomValues(new Uint8Array(16))];
  bytes[6] = (bytes[6] & 15) | (name ? 0x50 : 0x40);
  bytes[8] = (bytes[8] & 63) | 128;
  return bytes
    .map((byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0"))
    .join("");
}

const short = (text) => signs(hash(text), 3);
const printed = (print) => signs(parseInt(print.slice(0, 6), 16), 4); // a fingerprint is made of hexadecimal digits
const statement = (print) => signs(parseInt(print.slice(0, 5), 16) >> 2, 3);

/* The names that a question's bits stand for, in an order that does not change when its options
   change places. */
const names = (question) =>
  question.blanks ? question.blanks : question.options.map((option) => option.name).sort();
const width = (question) => Math.min(Math.ceil(names(question).length / 6), 3);

const folded = (text = "") =>
  text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[.,;:!?%]+$/, "")
    .toLowerCase(); // as quiz.js reads it

/* Which of the names were chosen; of blanks, which were filled in rightly. */
const bits = (question, { chosen }) =>
  names(question).reduce(
    (sum, name, at) =>
      sum +
      ((question.blanks ? folded(chosen[at]) === folded(name) : chosen.includes(name))
        ? 2 ** at
        : 0),
    0,
  );

function restored(question, mask, at) {
  const on = (place) => Math.floor(mask / 2 ** place) % 2 === 1;
  const chosen = question.blanks
    ? question.blanks.map((blank, place) => (on(place) ? blank : ""))
    : names(question).filter((_, place) => on(place));
  const right = question.blanks
    ? chosen.every(Boolean)
    : question.options.every((option) => option.right === chosen.includes(option.name));
  return { at, print: question.print, right, chosen };
}

/* The tries of what stands there now; none where the latest was of what stood there before. */
const current = (question, tries) =>
  question && tries[tries.length - 1].print === question.print
    ? tries.filter((one) => one.print === question.print)
    : [];

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

const page = (slug, { at, statements }, room) =>
  short(slug) +
  signs(hours(at), 3) +
  (room
    ? signs(Object.keys(statements).length, 2) + Object.values(statements).map(statement).join("")
    : signs(UNKNOWN, 2));

/* A record as text of at most `most` characters, under the attempt's name. Gives { text, left }:
   how many answers found no room. */
export function encode(course, record, attempt, most) {
  const ordered = Object.entries(record.tries)
    .filter(([id, tries]) => tries.length && Object.hasOwn(course.questions, id))
    .sort(([, one], [, other]) => (one[one.length - 1].at < other[other.length - 1].at ? -1 : 1));
  const answers = ordered.map(([id, tries]) => answer(id, course.questions[id], tries));
  const finished = Object.entries(record.finished).sort(([, one], [, other]) =>
    one.at < other.at ? -1 : 1,
  );
  const latest = ordered.length ? hours(ordered[ordered.length - 1][1].at(-1).at) : 0;
  const whole = () =>
    attempt +
    signs(latest, 3) +
    answers.join("") +
    "." +
    finished.map(([slug, one], at) => page(slug, one, at >= bare)).join("");
  let bare = 0,
    left = 0; // the oldest pages do without their statements first, then the oldest answers go
  while (whole().length + 4 > most && (bare < finished.length || answers.length)) {
    if (bare < finished.length) bare++;
    else {
      answers.shift();
      left++;
    }
  }
  const text = whole();
  return { text: VERSION + short(text) + text, left };
}

/* What a text holds for the questions of a course as they are now: { attempt, record }, or null
   for one that can't be read. */
export function decode(course, text) {
  const body = text.slice(4);
  if (text[0] !== VERSION || short(body) !== text.slice(1, 4) || !/^[\w-]{7,}\.[\w-]*$/.test(body))
    return null;
  const [answers, pages] = body.slice(7).split(".");
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
      best = flags & 4,
      wide = flags % 4,
      end = at + 11 + wide * (count > 1 ? 2 : 1);
    const masks = [
        number(answers.slice(at + 11, at + 11 + wide)),
        number(answers.slice(end - wide, end)),
      ],
      ending = end === answers.length;
    const id = exact.get(key),
      question = course.questions[id];
    clock = Math.max(
      clock + 1,
      first,
      count > 1 && ending ? BEGIN + number(body.slice(4, 7)) * HOUR : 0,
    );
    if (question && wide) {
      const tries = masks.map((mask, place) =>
        restored(question, mask, time(place || count === 1 ? clock : first)),
      );
      // What was tried between the first and the last is not kept, but for whether it was right.
      const between = Array.from({ length: Math.max(count - 2, 0) }, () => ({ ...tries[1] }));
      if (between.length && best && !tries[0].right && !tries[1].right)
        between[0] = { ...between[0], ...rightly(question) };
      record.tries[id] = count > 1 ? [tries[0], ...between, tries[1]] : [tries[0]];
    } else {
      const other = ids.get(key.slice(0, 3)); // it has other words now
      if (other && !tried(record, other))
        record.tries[other] = [
          {
            at: time(clock),
            print: number(key.slice(3)).toString(16).padStart(6, "0"),
            right: false,
            chosen: [],
          },
        ];
    }
    at = end;
  }
  for (let at = 0; at < pages.length;) {
    const count = number(pages.slice(at + 6, at + 8)),
      known = count === UNKNOWN ? 0 : count,
      end = at + 8 + known * 3;
    const slug = Object.keys(course.themes).find((one) => short(one) === pages.slice(at, at + 3));
    const then = new Set(pages.slice(at + 8, end).match(/.{3}/g));
    if (slug) {
      const now = Object.entries(course.themes[slug].statements);
      record.finished[slug] = {
        at: time(BEGIN + number(pages.slice(at + 3, at + 6)) * HOUR),
        statements: Object.fromEntries(
          now.filter(([, print]) => count === UNKNOWN || then.has(statement(print))),
        ),
      };
    }
    at = end;
  }
  return { attempt: body.slice(0, 4), record };
}

/* The tries of a question; a question may be called "constructor", which every object of
   JavaScript has. */
export const tried = (record, id) =>
  Object.hasOwn(record.tries, id) ? record.tries[id] : undefined;

const rightly = (question) => ({
  right: true,
  chosen:
    question.blanks ||
    question.options.filter((option) => option.right).map((option) => option.name),
});

/* What two records of one attempt hold together: of each question that of which more was tried,
   mine where that is even. */
export function merged(course, mine, theirs) {
  const all = { tries: { ...mine.tries }, finished: { ...mine.finished } };
  const weight = (id, tries) =>
    tries?.length ? 1 + Math.min(current(course.questions[id], tries).length, MOST) : 0;
  for (const [id, tries] of Object.entries(theirs.tries))
    if (weight(id, tries) > weight(id, tried(all, id))) all.tries[id] = tries;
  for (const [slug, one] of Object.entries(theirs.finished))
    if (!Object.hasOwn(all.finished, slug) || hours(one.at) > hours(all.finished[slug].at))
      all.finished[slug] = one;
  return all;
}

/* How a course stands: { of, answered, right, done }, of its questions those that are answered
   and those that were right at any try. */
export function standing(course, record) {
  const found = Object.entries(course.questions).map(([id, question]) =>
    tried(record, id)?.length ? current(question, record.tries[id]) : [],
  );
  const answered = found.filter((tries) => tries.length).length;
  return {
    of: found.length,
    answered,
    right: found.filter((tries) => tries.some((one) => one.right)).length,
    done: found.length > 0 && answered === found.length,
  };
}

/* The share of right answers, from 0 to 1, as a learning system is told it; and whether it
   reaches a mark from 0 to 1. It is judged as it is told: 14 of 25 are 0.56, though by a
   computer's fractions 25 times 0.56 are more than 14. */
export const share = (right, of) => Number((right / of).toFixed(4));
export const reaches = (right, of, mark) => share(right, of) >= mark;

/* An answer, and the right one, as a learning system is told them: options by their letters in
   the order of the page, blanks by their words. */
export function response(question, chosen, between) {
  const letters = (counts) =>
    question.options
      .flatMap((option, place) => (counts(option) ? ["abcdefghijklmnopqrstuvwxyz"[place]] : []))
      .join(between);
  return question.blanks
    ? { answer: chosen.join(between), key: question.blanks.join(between) }
    : { answer: letters(({ name }) => chosen.includes(name)), key: letters(({ right }) => right) };
}
