/* What the answers in a record are worth, and how a learning system is told of one. Pure. */
/** @import { Attempt } from "../record/types.js" */
/** @import { CourseStanding, KeptRecord, SessionCourse, SessionQuestion } from "./types.js" */
/** @import { Unsent } from "./types.js" */
import { allTaken, caseIn, taken, waysSince } from "./cases.js";
import { MOST } from "./signs.js";

/* Options and items by their position, and what items can be put to: a letter or a digit each, as
   SCORM 1.2 has it, and as many as outputs/lms.py lets a question have. */
const ITEMS = "abcdefghijklmnopqr",
  GROUPS = "123456789stuvwxyz0";

/**
 * The tries of a question. A question may be called "constructor", which every JavaScript object
 * has.
 * @param {KeptRecord} record
 * @param {string} id
 * @returns {Attempt[] | undefined}
 */
export const tried = (record, id) =>
  Object.hasOwn(record.tries, id) ? record.tries[id] : undefined;

/**
 * The tries of the present question; none where the latest try was of a former one.
 * @param {SessionQuestion | undefined} question
 * @param {Attempt[]} tries
 */
export const current = (question, tries) =>
  question && tries[tries.length - 1].print === question.print
    ? tries.filter((one) => one.print === question.print)
    : [];

/**
 * How far a course is: its questions, the answered and those that were right at any try, and
 * whether nothing is open. A case is neither right nor wrong, so it counts for no score.
 * @param {SessionCourse} course
 * @param {KeptRecord} record
 * @returns {CourseStanding}
 */
export function standing(course, record) {
  const found = Object.entries(course.questions).map(([id, question]) =>
    tried(record, id)?.length ? current(question, record.tries[id]) : [],
  );
  const answered = found.filter((tries) => tries.length).length;
  return {
    of: found.length,
    answered,
    right: found.filter((tries) => tries.some((one) => one.right)).length,
    done:
      found.length + Object.keys(course.cases).length > 0 &&
      answered === found.length &&
      allTaken(course, record),
  };
}

/**
 * The share of right answers, from 0 to 1, as a learning system is told it.
 * @param {number} right
 * @param {number} of
 */
export const share = (right, of) => (of ? Number((right / of).toFixed(4)) : 0);
/**
 * Whether that share reaches a mark from 0 to 1. The rounded share is judged: 14 of 25 are 0.56,
 * though in floating point 25 times 0.56 is more than 14.
 * @param {number} right
 * @param {number} of
 * @param {number} mark
 */
export const reaches = (right, of, mark) => share(right, of) >= mark;

/**
 * What the standards call a question of this kind. Items that are sorted into groups are matched
 * with their groups: no standard knows groups.
 * @param {SessionQuestion} question
 */
export function typeOf({ blanks, kind }) {
  if (kind) return kind === "order" ? "sequencing" : "matching";
  return blanks ? "fill-in" : "choice";
}

/**
 * An answer, and the right ones, as a learning system is told them: options by their letters in the
 * order of the page, blanks by their words, and items to arrange in pairs or in a row. There are
 * several right ones where a number can be in digits or in words.
 * @param {SessionQuestion} question
 * @param {string[]} chosen
 * @param {{ between: string, within: string }} separators Between two answers, and within a pair.
 */
export function response(question, chosen, { between, within }) {
  if (question.blanks)
    return {
      answer: chosen.join(between),
      keys: [question.blanks, ...(question.alike || [])].map((one) => one.join(between)),
    };
  const { options, kind, labels = [] } = question;
  /** @param {string[]} names */
  const letters = (names) =>
    options.flatMap(({ name }, at) => (names.includes(name) ? [ITEMS[at]] : []));
  /** @param {string[]} names */
  const pairs = (names) =>
    names.map((name) => {
      const [item, label] = name.split("-"),
        at = options.findIndex((option) => option.name.startsWith(item + "-"));
      return { item: ITEMS[at], label, group: GROUPS[labels.indexOf(label)] };
    });
  /** @param {string[]} names */
  const told = (names) => {
    if (!kind) return letters(names);
    const all = pairs(names);
    if (kind !== "order") return all.map(({ item, group }) => item + within + group);
    return all.sort((one, other) => +one.label - +other.label).map(({ item }) => item);
  };
  return {
    answer: told(chosen).join(between),
    keys: [told(options.filter(({ right }) => right).map(({ name }) => name)).join(between)],
  };
}

/**
 * The answers in the tries of a page that a record has not: the latest of each question, with its
 * id and which try it is, from 1.
 * @param {KeptRecord} before
 * @param {KeptRecord["tries"]} tries
 */
export const answersSince = (before, tries) =>
  Object.entries(tries).flatMap(([id, all]) => {
    const last = all.at(-1);
    if (!last || last.at === tried(before, id)?.at(-1)?.at) return [];
    return [{ id, number: all.length, ...last }];
  });

/**
 * What was done that a record has not: answers, and ways through cases.
 * @param {KeptRecord} before
 * @param {Required<Pick<KeptRecord, "tries" | "cases">>} now
 */
export const doneSince = (before, { tries, cases }) => [
  ...answersSince(before, tries),
  ...waysSince(before, cases),
];

/**
 * Whether a record that a learning system kept has an answer or a way through a case.
 * @param {KeptRecord} record
 * @param {Unsent} one
 */
export function holds(record, one) {
  if (one.path) return (caseIn(record, one.id)?.ways ?? 0) >= one.number;
  return tried(record, one.id)?.[Math.min(one.number, MOST) - 1]?.right === one.right;
}

/**
 * The page to begin with: the page where the learner stopped, at its first case or question that is
 * open; otherwise the course's first.
 * @param {SessionCourse} course
 * @param {KeptRecord} record
 * @param {string | undefined} place Where the learner stopped.
 */
export function beginning(course, record, place) {
  if (!place || !course.pages.includes(place)) return course.start;
  const theme = Object.values(course.themes).find((one) => one.page === place);
  if (!theme) return place;
  const tasks = [
    ...theme.cases.map((id) => [Object.keys(course.cases[id].parts)[0], taken(course, record, id)]),
    ...theme.questions.map((id) => [
      `question-${id}`,
      tried(record, id)?.at(-1)?.print === course.questions[id].print,
    ]),
  ];
  const open = tasks.findIndex(([, done]) => !done);
  return open > 0 ? `${place}#${tasks[open][0]}` : place;
}
