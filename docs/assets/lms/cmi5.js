/* What answers for a learning system that speaks cmi5: statements to the learning record store that the launch names.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch, 9 statements, 10 state); xAPI 1.0.3, part 3. */

import { reaches, response, share, uuid } from "./state.js";

const STATE = "briefed", LAUNCH = "LMS.LaunchData";
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5", MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const VERBS = {
  initialized: "http://adlnet.gov/expapi/verbs/initialized", completed: "http://adlnet.gov/expapi/verbs/completed", passed: "http://adlnet.gov/expapi/verbs/passed",
  failed: "http://adlnet.gov/expapi/verbs/failed", terminated: "http://adlnet.gov/expapi/verbs/terminated", answered: "http://adlnet.gov/expapi/verbs/answered",
};
const PATIENCE = 15_000; // milliseconds that an answer may take
const TAKEN = 409; // a statement of that id is there: it was told before, and the answer was lost

const lasting = (seconds) => `PT${Number(seconds.toFixed(2))}S`;

/* The learning record store of a launch; throws where an address is missing or none. */
function storeOf(query) {
  const asked = Object.fromEntries(["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => [name, query.get(name)]));
  if (Object.values(asked).some((value) => !value)) throw new Error("no launch");
  const actor = JSON.parse(asked.actor), endpoint = asked.endpoint.replace(/\/?$/, "/");
  let token;

  async function call(method, place, values, body, leaving = false) {
    const address = new URL(place, endpoint);
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    return fetch(address, { signal: leaving ? undefined : AbortSignal.timeout(PATIENCE), method, body: body && JSON.stringify(body), keepalive: leaving, cache: "no-store",
      headers: { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", ...(body ? { "Content-Type": "application/json" } : {}) } });
  }
  const state = (stateId) => ({ activityId: asked.activityId, agent: JSON.stringify(actor), registration: asked.registration, stateId });

  return {
    ...asked, actor,
    /* The token may be fetched once, and holds for this session alone. */
    async open() {
      const told = await (await fetch(asked.fetch, { method: "POST", signal: AbortSignal.timeout(PATIENCE) })).json();
      if (!told["auth-token"]) throw new Error("no token");
      token = told["auth-token"];
    },
    async read(stateId) {
      const answer = await call("GET", "activities/state", state(stateId));
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      return answer.json();
    },
    write: async (stateId, document, leaving) => (await call("PUT", "activities/state", state(stateId), document, leaving)).ok,
    preferences: () => call("GET", "agents/profile", { agent: JSON.stringify(actor), profileId: "cmi5LearnerPreferences" }).catch(() => null),
    async say(statement) {
      const answer = await call("PUT", "statements", { statementId: statement.id }, statement);
      return answer.ok || answer.status === TAKEN;
    },
    /* All at once and in their order, as the window goes. */
    sayAll: async (statements) => (await call("POST", "statements", {}, statements, true)).ok,
  };
}

export function cmi5(course) {
  let store, launch, kept, began;

  function statement(verb, id, result, more = {}) {
    const { context = {}, ...rest } = more, template = launch.contextTemplate ?? {}, activities = template.contextActivities ?? {};
    return {
      id, timestamp: new Date().toISOString(), actor: store.actor, verb: { id: VERBS[verb], display: { "en-GB": verb } },
      object: { objectType: "Activity", id: store.activityId }, ...(result && { result }), ...rest,
      context: { ...template, registration: store.registration, contextActivities: { ...activities, category: [...(activities.category ?? []), ...(context.category ?? [])] },
        extensions: { ...template.extensions, ...context.extensions } },
    };
  }

  /* A statement that cmi5 itself defines. */
  function defined(verb, result) {
    const moves = verb === "initialized" || verb === "terminated" ? [] : [{ id: MOVE_ON }];
    const judged = ["passed", "failed"].includes(verb) && launch.masteryScore !== undefined ? { [MASTERY]: launch.masteryScore } : {};
    const lasted = verb === "initialized" ? undefined : { ...result, duration: lasting((Date.now() - began) / 1000) };
    // What is said once of a registration has one id, so that it can be said again where nobody knows whether it was heard.
    const id = ["completed", "passed"].includes(verb) ? uuid(`${store.registration} ${store.activityId} ${verb}`) : uuid();
    return statement(verb, id, lasted, { context: { category: [{ id: CMI5 }, ...moves], extensions: judged } });
  }

  function answered({ uuid, id, number, at, chosen, right, seconds }) {
    const question = course.questions[id];
    const { answer, key } = response(question, chosen, "[,]");
    return statement("answered", uuid, { success: right, response: answer, duration: lasting(seconds) }, {
      timestamp: at, object: { objectType: "Activity", id: `${store.activityId}/question/${id}${number > 1 ? `/try-${number}` : ""}`,
        definition: { type: "http://adlnet.gov/expapi/activities/cmi.interaction", interactionType: question.blanks ? "fill-in" : "choice",
          description: { "en-GB": question.text }, correctResponsesPattern: [key] } },
    });
  }

  /* Where a mark is set, whether it is reached. Without one nobody passes or fails, but where the learning system waits for a pass:
     then whoever has finished has passed. */
  function passed({ right, of, done, mark }) {
    const wanted = launch.masteryScore ?? (mark === null ? undefined : mark / 100);
    if (wanted !== undefined) return done ? reaches(right, of, wanted) : null;
    return done && ["Passed", "CompletedAndPassed"].includes(launch.moveOn) ? true : null;
  }

  async function report(all, leaving, last) {
    const { state, place, tries, right, of, done } = all, said = [];
    const score = { scaled: share(right, of), raw: right, min: 0, max: of };
    const now = { ...kept, state, place }, judged = passed(all);
    for (const one of tries.filter((one) => course.questions[one.id])) said.push(answered(one));
    if (done && !now.completed) said.push(defined("completed", { completion: true }));
    if (judged && !now.passed) said.push(defined("passed", { success: true, score }));
    if (last && judged === false && !now.passed) said.push(defined("failed", { success: false, score }));
    if (last) said.push(defined("terminated"));
    now.completed ||= done;
    now.passed ||= judged === true;
    let taken;
    if (leaving) taken = (await Promise.all([store.sayAll(said), store.write(STATE, now, true)])).every(Boolean);
    else {
      taken = true;
      for (const one of said) taken = taken && (await store.say(one));
      taken = taken && (await store.write(STATE, now)); // that something was told is kept when it was
    }
    if (taken) kept = now;
    return taken;
  }

  return {
    room: 64000,
    get returns() { return launch?.returnURL ?? ""; },

    async start() {
      store = storeOf(new URLSearchParams(location.search));
      await store.open();
      began = Date.now();
      [launch, kept] = [await store.read(LAUNCH), (await store.read(STATE)) ?? {}];
      if (!launch) throw new Error("no launch data");
      await store.preferences();
      if (!(await store.say(defined("initialized")))) throw new Error("not taken");
      return { learner: JSON.stringify(store.actor.account ?? store.actor), state: kept.state ?? "", place: kept.place ?? "", recording: launch.launchMode === "Normal" };
    },

    save: (all) => report(all, false, false),
    end: (all, asked) => report(all, !asked, true),

    /* End a session in which nothing is recorded. */
    leave: () => store.sayAll([defined("terminated")]),
  };
}
