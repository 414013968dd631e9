/* What the answers in a record are worth, and how a learning system is told of one. Pure. */

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
 * How far a course is: its questions, the answered and those that were right at any try.
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
    done: found.length > 0 && answered === found.length,
  };
}

/**
 * The share of right answers, from 0 to 1, as a learning system is told it.
 * @param {number} right
 * @param {number} of
 */
export const share = (right, of) => Number((right / of).toFixed(4));
/**
 * Whether that share reaches a mark from 0 to 1. The rounded share is judged: 14 of 25 are 0.56,
 * though in floating point 25 times 0.56 is more than 14.
 * @param {number} right
 * @param {number} of
 * @param {number} mark
 */
export const reaches = (right, of, mark) => share(right, of) >= mark;

/**
 * An answer, and the right one, as a learning system is told them: options by their letters in the
 * order of the page, blanks by their words.
 * @param {SessionQuestion} question
 * @param {string[]} chosen
 * @param {string} between
 */
export function response(question, chosen, between) {
  if (question.blanks) return { answer: chosen.join(between), key: question.blanks.join(between) };
  const { options } = question;
  /** @param {(option: { name: string, right: boolean }) => boolean} counts */
  const letters = (counts) =>
    options
      .flatMap((option, at) => (counts(option) ? ["abcdefghijklmnopqrstuvwxyz"[at]] : []))
      .join(between);
  return {
    answer: letters(({ name }) => chosen.includes(name)),
    key: letters(({ right }) => right),
  };
}
