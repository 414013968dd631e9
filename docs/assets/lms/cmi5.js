/* Speaks cmi5 with a learning system: statements to the learning record store that the launch
   names.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch, 9
   statements, 10 state); xAPI 1.0.3, part 3.

   Nothing may reach the store after `terminated` (8.1.2, 9.3.8), and requests of a window that
   closes arrive in any order. So answers are told and kept all the time, and a window that
   closes ends its session only where `terminated` needs no other request before it. Otherwise
   the window sends what is missing and leaves the session open; the learning system ends it
   (9.3.6). */

import { reaches, response, share } from "./answers.js";
import { uuid } from "./ids.js";
import { storeOf } from "./store.js";

// The state, and the state of a window that closed while an older one was being written: neither
// can overwrite the other.
const STATE = "briefed",
  LATE = "briefed-late",
  LAUNCH = "LMS.LaunchData";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5",
  MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
/** @typedef {{ category?: { id: string }[], extensions?: object }} Context Of a statement. */
/** @typedef {"initialized" | "completed" | "passed" | "failed" | "terminated" | "answered"} Verb */
/** @param {Verb} verb */
const idOfVerb = (verb) => `http://adlnet.gov/expapi/verbs/${verb}`;
/** @type {Verb[]} Said once of a registration. */
const ONCE = ["completed", "passed"];

/** @param {number} seconds */
const lasting = (seconds) => `PT${Number(seconds.toFixed(2))}S`;

/**
 * @param {SessionCourse} course
 * @returns {LearningSystem}
 */
export function cmi5(course) {
  /** @type {RecordStore} */
  let store;
  /** @type {LaunchData} */
  let launch = {};
  let began = 0,
    written = "",
    turn = 0;
  /** @type {Set<Verb>} The verbs of ONCE that the store has. */
  const told = new Set();
  /** @type {Map<Verb, Statement>} The verbs of ONCE as this session has said them. */
  const saying = new Map();

  /**
   * @param {Verb} verb
   * @param {string} id
   * @param {object} [result]
   * @param {Partial<Statement> & { context?: Context }} [more]
   * @returns {Statement}
   */
  function statement(verb, id, result, more = {}) {
    const { context = {}, ...rest } = more,
      template = launch.contextTemplate ?? {},
      activities = template.contextActivities ?? {};
    return {
      id,
      timestamp: new Date().toISOString(),
      actor: store.actor,
      verb: { id: idOfVerb(verb), display: { "en-GB": verb } },
      object: { objectType: "Activity", id: store.activityId },
      ...(result && { result }),
      ...rest,
      context: {
        ...template,
        registration: store.registration,
        contextActivities: {
          ...activities,
          category: [...(activities.category ?? []), ...(context.category ?? [])],
        },
        extensions: { ...context.extensions, ...template.extensions },
      },
    };
  }

  /**
   * The id of a new statement. What is said once of a registration has always the same id, so that
   * it can be said again where nobody knows whether it arrived.
   * @param {Verb} verb
   */
  const idOf = (verb) =>
    ONCE.includes(verb) ? uuid(`${store.registration} ${store.activityId} ${verb}`) : uuid();

  /**
   * A statement that cmi5 itself defines. One of ONCE that is said again is the same to the last
   * letter: under a known id, a store takes anything else for another statement (xAPI 1.0.3, part
   * 2, 2.3.1: also one that differs in its duration alone).
   * @param {Verb} verb
   * @param {object} [result]
   */
  function defined(verb, result) {
    const said = saying.get(verb);
    if (said) return said;
    const moves = verb === "initialized" || verb === "terminated" ? [] : [{ id: MOVE_ON }];
    const judged =
      ["passed", "failed"].includes(verb) && launch.masteryScore !== undefined
        ? { [MASTERY]: launch.masteryScore }
        : {};
    const lasted =
      verb === "initialized"
        ? undefined
        : { ...result, duration: lasting((Date.now() - began) / 1000) };
    const made = statement(verb, idOf(verb), lasted, {
      context: { category: [{ id: CMI5 }, ...moves], extensions: judged },
    });
    if (ONCE.includes(verb)) saying.set(verb, made);
    return made;
  }

  /** @param {Unsent} answer */
  function answered({ uuid, id, number, at, chosen, right, seconds }) {
    const question = course.questions[id];
    const { answer, key } = response(question, chosen, "[,]");
    return statement(
      "answered",
      uuid,
      { success: right, response: answer, duration: lasting(seconds) },
      {
        timestamp: at,
        object: {
          objectType: "Activity",
          id: `${store.activityId}/question/${id}${number > 1 ? `/try-${number}` : ""}`,
          definition: {
            type: "http://adlnet.gov/expapi/activities/cmi.interaction",
            interactionType: question.blanks ? "fill-in" : "choice",
            description: { "en-GB": question.text },
            correctResponsesPattern: [key],
          },
        },
      },
    );
  }

  /**
   * Whether the mark is reached, or null where that is not known yet or there is no mark. Without a
   * mark nobody passes or fails, unless the learning system waits for a pass: then whoever has
   * finished has passed.
   * @param {Report} report
   */
  function passed({ right, of, done, mark }) {
    const wanted = launch.masteryScore ?? (mark === null ? undefined : mark / 100);
    if (wanted !== undefined) return done ? reaches(right, of, wanted) : null;
    return done && ["Passed", "CompletedAndPassed"].includes(launch.moveOn ?? "") ? true : null;
  }

  /**
   * The statements that the store neither has nor is being told; with `last`, also those that end a
   * session.
   * @param {Report} all
   * @param {boolean} last
   */
  function due(all, last) {
    const { tries, right, of, done } = all,
      score = { scaled: share(right, of), raw: right, min: 0, max: of };
    const judged = passed(all);
    /** @param {Verb} verb */
    const open = (verb) => !told.has(verb) && !store.telling.has(idOf(verb));
    for (const one of tries) if (one.doubt) store.doubt.add(one.uuid);
    return [
      ...tries
        .filter((one) => course.questions[one.id] && !store.telling.has(one.uuid))
        .map(answered),
      ...(done && open("completed") ? [defined("completed", { completion: true })] : []),
      ...(judged && open("passed") ? [defined("passed", { success: true, score })] : []),
      ...(last && judged === false && open("passed")
        ? [defined("failed", { success: false, score })]
        : []),
    ];
  }

  /**
   * What the next session has to know. A statement that is under way counts as told: the next
   * session asks whether it arrived.
   * @param {Report} report
   * @param {Statement[]} said
   * @returns {StateDocument}
   */
  const document = ({ state, place }, said) => ({
    state,
    place,
    once: ONCE.filter(
      (verb) =>
        told.has(verb) ||
        store.telling.has(idOf(verb)) ||
        said.some((one) => one.verb.id === idOfVerb(verb)),
    ),
  });

  /**
   * Write a document, unless it is written already. Returns whether it is.
   * @param {StateDocument} kept
   */
  async function keep(kept, where = STATE) {
    const text = JSON.stringify(kept);
    if (text === written) return true;
    if (!(await store.write(where, { ...kept, turn: ++turn }))) return false;
    written = text;
    return true;
  }

  /** @type {(heard: (id: string) => void) => (one: Statement) => void} */
  const note = (heard) => (one) => {
    for (const verb of ONCE) if (one.verb.id === idOfVerb(verb)) told.add(verb);
    heard(one.id);
  };

  /**
   * Ask at once whether those of ONCE arrived whose reply was lost: a window that closes can't ask,
   * and a learning system may count what is said again (9.3).
   * @param {Statement[]} said
   */
  async function ask(said) {
    for (const verb of ONCE)
      if (said.includes(/** @type {Statement} */ (saying.get(verb))) && !told.has(verb))
        if (!store.silent && (await store.has(idOf(verb)))) told.add(verb);
  }

  /** @param {Report} all */
  async function report(all, last = false) {
    const said = due(all, last);
    const tell = async () => {
      const taken = await store.tell(said, note(all.heard));
      if (!taken) await ask(said);
      return taken;
    };
    return (await Promise.all([keep(document(all, said)), tell()])).every(Boolean);
  }

  /* The latest document of earlier sessions. */
  async function earlier() {
    const found = await Promise.all([store.read(STATE), store.read(LATE)]);
    const all = found.map((one) => /** @type {Partial<StateDocument>} */ (one ?? {}));
    const [last, other] = all.sort((one, another) => (another.turn ?? 0) - (one.turn ?? 0));
    turn = last.turn ?? 0;
    for (const verb of ONCE)
      if ([last, other].some((one) => one.once?.includes(verb)) && (await store.has(idOf(verb))))
        told.add(verb);
    return last;
  }

  return {
    room: 64000,
    get returns() {
      return launch.returnURL ?? "";
    },

    async start() {
      store = storeOf(new URLSearchParams(location.search));
      await store.open();
      began = Date.now();
      const found = /** @type {LaunchData | null} */ (await store.read(LAUNCH));
      if (!found) throw new Error("no launch data");
      launch = found;
      const { state, place } = await earlier();
      await store.preferences();
      if (!(await store.tell([defined("initialized")]))) throw new Error("not taken");
      return {
        learner: JSON.stringify(store.actor.account ?? store.actor),
        state: state ?? "",
        place: place ?? "",
        mode: (launch.launchMode ?? "Normal").toLowerCase(),
      };
    },

    save: (all) => report(all),

    /* The learner wants to leave: everything else is told and kept before `terminated`, which is
       the last request. A store that never answers is not asked for more. */
    async end(all) {
      const taken = await report(all, true);
      if (!store.silent) await this.leave();
      return taken;
    },

    /* The window closes, and waits for nothing. */
    close(all) {
      const said = due(all, true),
        kept = document(all, said),
        ending = [...said, defined("terminated")];
      if (!store.busy && JSON.stringify(kept) === written && store.inOne(ending))
        return store.part(ending);
      keep(kept, LATE);
      return store.part(said);
    },

    /* End a session in which nothing is recorded. */
    leave: () => store.tell([defined("terminated")]),
  };
}
