/* An answer or a way through a case as an interaction of SCORM. Pure.

   SCORM 1.2 Run-Time Environment, 3.4.7; SCORM 2004 4th Edition Run-Time Environment, 4.2.9. */
/** @import { SessionCourse, Unsent } from "./types.js" */
import { response, typeOf } from "./answers.js";
import { numbered } from "./cases.js";
import { WORDS } from "./scorm-words.js";

const LONGEST_WAY = 4000; // of 2004; in 1.2, 50 numbers are shorter than its 255 characters

/**
 * The interaction for what a learner did, within what each version takes; null where the course has
 * the question or the case no more. A way has no right answer, so its result is neutral and it has
 * no `keys`.
 * @param {"scorm12" | "scorm2004"} version
 * @param {SessionCourse} course
 * @param {Unsent} one
 */
export function interactionOf(version, course, one) {
  const words = WORDS[version],
    { id, number } = one;
  if (one.path) {
    const told = course.cases[id];
    if (!told) return null;
    return {
      id: `case.${id}${number > 1 ? `.way-${number}` : ""}`,
      type: words.way,
      text: told.text,
      answer:
        version === "scorm12"
          ? numbered(told, one.path)
          : one.path.join(" > ").slice(0, LONGEST_WAY),
      keys: [],
      result: "neutral",
    };
  }
  const question = course.questions[id];
  if (!question) return null;
  const { answer, keys } = response(question, one.chosen, words);
  return {
    id: number > 1 ? `${id}.try-${number}` : id,
    type: typeOf(question),
    text: question.text,
    answer: answer.slice(0, words.longest),
    keys: keys.map((one) => one.slice(0, words.longest)),
    result: one.right ? "correct" : words.wrong,
  };
}
