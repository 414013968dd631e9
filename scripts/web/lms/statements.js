/* The statements that cmi5 and a course make: cmi5 9, xAPI 1.0.3, part 2. Pure.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ */
/** @import { LaunchData, Report, SessionCourse, Statement } from "./types.js" */
/** @import { Unsent, UnsentAnswer, UnsentWay } from "./types.js" */
import { reaches, response, typeOf } from "./answers.js";
import { WORDS } from "./scorm-words.js";

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5",
  MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
/** @typedef {{ category?: { id: string }[], extensions?: object }} Context Of a statement. */
/** @typedef {"initialized" | "completed" | "passed" | "failed" | "terminated" | "answered"} Verb */
/**
 * What a launch says.
 * @typedef {{ actor: unknown, activityId: string, registration: string }} About
 */
/**
 * What is said of a task: its name within the course, the kind of its interaction, its words, the
 * right answers where there are any, and what came of it.
 * @typedef {{ name: string, type: string, text: string, keys?: string[], result: object }} Said
 */
/** @param {Verb} verb */
export const idOfVerb = (verb) => `http://adlnet.gov/expapi/verbs/${verb}`;
/** @param {number} seconds */
const lasting = (seconds) => `PT${Number(seconds.toFixed(2))}S`;

/**
 * @param {About} about
 * @param {LaunchData} launch
 * @param {Verb} verb
 * @param {string} id
 * @param {object} [result]
 * @param {Partial<Statement> & { context?: Context }} [more]
 * @returns {Statement}
 */
function statement(about, launch, verb, id, result, more = {}) {
  const { context = {}, ...rest } = more,
    template = launch.contextTemplate ?? {},
    activities = template.contextActivities ?? {};
  return {
    id,
    timestamp: new Date().toISOString(),
    actor: about.actor,
    verb: { id: idOfVerb(verb), display: { "en-GB": verb } },
    object: { objectType: "Activity", id: about.activityId },
    ...(result && { result }),
    ...rest,
    context: {
      ...template,
      registration: about.registration,
      contextActivities: {
        ...activities,
        category: [...(activities.category ?? []), ...(context.category ?? [])],
      },
      extensions: { ...context.extensions, ...template.extensions },
    },
  };
}

/**
 * A statement that cmi5 itself defines.
 * @param {About} about
 * @param {LaunchData} launch
 * @param {Verb} verb
 * @param {string} id
 * @param {number} seconds How long the session has lasted.
 * @param {object} [result]
 */
export function defined(about, launch, verb, id, seconds, result) {
  const moves = verb === "initialized" || verb === "terminated" ? [] : [{ id: MOVE_ON }];
  const judged =
    ["passed", "failed"].includes(verb) && launch.masteryScore !== undefined
      ? { [MASTERY]: launch.masteryScore }
      : {};
  const lasted =
    verb === "initialized" ? undefined : { ...result, duration: lasting(seconds) };
  return statement(about, launch, verb, id, lasted, {
    context: { category: [{ id: CMI5 }, ...moves], extensions: judged },
  });
}

/**
 * A statement about an answer, or about a way through a case; null where the course has the
 * question or the case no more. A way is neither right nor wrong: it came to an ending.
 * @param {About} about
 * @param {LaunchData} launch
 * @param {SessionCourse} course
 * @param {Unsent} one
 */
export function answered(about, launch, course, one) {
  const told = one.path ? wayOf(course, one) : answerOf(course, one);
  if (!told) return null;
  return statement(
    about,
    launch,
    "answered",
    one.uuid,
    { ...told.result, duration: lasting(one.seconds) },
    {
      timestamp: one.at,
      object: {
        objectType: "Activity",
        id: `${about.activityId}/${told.name}`,
        definition: {
          type: "http://adlnet.gov/expapi/activities/cmi.interaction",
          interactionType: told.type,
          description: { "en-GB": told.text },
          ...(told.keys && { correctResponsesPattern: told.keys }),
        },
      },
    },
  );
}

/** @type {(course: SessionCourse, one: UnsentAnswer) => Said | null} */
function answerOf({ questions }, { id, number, chosen, right }) {
  const question = questions[id];
  if (!question) return null;
  const { answer, keys } = response(question, chosen, WORDS.scorm2004);
  return {
    name: `question/${id}${number > 1 ? `/try-${number}` : ""}`,
    type: typeOf(question),
    text: question.text,
    keys,
    result: { success: right, response: answer },
  };
}

/** @type {(course: SessionCourse, one: UnsentWay) => Said | null} */
function wayOf({ cases }, { id, number, path }) {
  const one = cases[id];
  if (!one) return null;
  return {
    name: `case/${id}${number > 1 ? `/way-${number}` : ""}`,
    type: "other",
    text: one.text,
    result: { completion: true, response: path.join(" > ") },
  };
}

/**
 * Whether the mark is reached, or null where that is not known yet or there is no mark. Without a
 * mark nobody passes or fails, unless the learning system waits for a pass: then whoever has
 * finished has passed.
 * @param {LaunchData} launch
 * @param {Pick<Report, "right" | "of" | "done" | "mark">} report
 */
export function passed({ masteryScore, moveOn = "" }, { right, of, done, mark }) {
  // Where nothing is asked there is no share to judge.
  const wanted = of ? (masteryScore ?? (mark === null ? undefined : mark / 100)) : undefined;
  if (wanted !== undefined) return done ? reaches(right, of, wanted) : null;
  return done && ["Passed", "CompletedAndPassed"].includes(moveOn) ? true : null;
}
