/* What is told a learning record store: in few requests, and in the words of cmi5. */
import assert from "node:assert/strict";
import test from "node:test";
import { OUTLIVE, batches, bytes, parts, singly } from "../../../scripts/web/lms/batches.js";
import { uuid } from "../../../scripts/web/lms/ids.js";
import { launchOf } from "../../../scripts/web/lms/requests.js";
import { answered, defined, passed } from "../../../scripts/web/lms/statements.js";
import { branching, courseOf, hour, tryOf } from "./packages.mjs";

const statement = (id, size) => ({ id: String(id), text: "é".repeat(size / 2) });
const about = { actor: { name: "a" }, activityId: "https://lms.example/act", registration: "r" };

test("batches are few, keep their order, and two of them may outlive a window together", () => {
  const all = Array.from({ length: 80 }, (_, at) => statement(at, 900)),
    made = [...batches(all)];
  assert.deepEqual(made.flat(), all);
  const sizes = made.map((batch) => bytes(JSON.stringify(batch)));
  assert.equal(made.length, 3);
  for (const size of sizes) assert.ok(size <= 30_100, `${size} bytes`);
  assert.ok(sizes[0] + 1000 > 30_000, "there was room for more");
  const room = OUTLIVE - sizes[0] - sizes[1];
  assert.ok(room > 5_000 && room < sizes[2], `room for a record, and for no third: ${room} bytes`);
  assert.deepEqual([...batches([])], []);
  const large = statement("large", 40_000);
  const around = [...batches([statement(1, 10), large, statement(2, 10)])];
  assert.deepEqual(around.map((batch) => batch.length), [1, 1, 1]);
});

test("what may have arrived goes apart, and by itself from a window that closes", () => {
  const [one, two, three, four] = [1, 2, 3, 4].map((id) => statement(id, 10)),
    all = [one, two, three, four],
    doubt = new Set(["2", "3"]);
  assert.deepEqual(parts(all, doubt), [[one, four], [two, three]]);
  assert.deepEqual(singly(all, doubt), [[one, four], [two], [three]]);
  assert.deepEqual(parts(all, new Set()), [all]);
  assert.deepEqual(singly([], doubt), []);
});

test("a launch without any of its values is none", () => {
  const whole = {
    endpoint: "https://lrs.example/xapi",
    fetch: "https://lms.example/token",
    actor: '{"account":{"name":"a"}}',
    registration: "r",
    activityId: "https://lms.example/act",
  };
  const launch = launchOf(new URLSearchParams(whole));
  assert.equal(launch.endpoint, "https://lrs.example/xapi/");
  assert.deepEqual(launch.actor, { account: { name: "a" } });
  assert.equal(
    launchOf(new URLSearchParams({ ...whole, endpoint: "https://lrs.example/" })).endpoint,
    "https://lrs.example/",
  );
  for (const name of Object.keys(whole)) {
    const query = new URLSearchParams(whole);
    query.delete(name);
    assert.throws(() => launchOf(query), name);
  }
  assert.throws(() => launchOf(new URLSearchParams({ ...whole, actor: "{" })));
});

test("statements have the categories of cmi5, and all that the launch asks for", () => {
  const launch = {
    masteryScore: 0.8,
    contextTemplate: {
      contextActivities: { category: [{ id: "theirs" }] },
      extensions: { session: "s" },
    },
  };
  const made = (verb, result) => defined(about, launch, verb, "id", 12.345, result);
  const categories = (verb) =>
    made(verb).context.contextActivities.category.map(({ id }) => id.split("/").at(-1));
  assert.deepEqual(categories("initialized"), ["theirs", "cmi5"]);
  assert.deepEqual(categories("terminated"), ["theirs", "cmi5"]);
  assert.deepEqual(categories("completed"), ["theirs", "cmi5", "moveon"]);
  assert.equal(made("initialized").result, undefined);
  assert.deepEqual(made("passed", { success: true }).result, {
    success: true,
    duration: "PT12.35S",
  });
  const mastery = (verb) =>
    Object.entries(made(verb).context.extensions).find(([name]) => name.endsWith("/masteryscore"));
  assert.equal(mastery("failed")[1], 0.8);
  assert.equal(mastery("completed"), undefined);
  assert.equal(made("completed").context.extensions.session, "s");
  assert.equal(made("completed").context.registration, "r");
});

test("an answer is told with its question, its time and which try it is", () => {
  const course = courseOf(1, 1, 1),
    tried = tryOf(course.questions["question-0"], false, 1);
  const told = (number) =>
    answered(about, {}, course, { uuid: "u", id: "question-0", number, seconds: 3, ...tried });
  assert.equal(told(1).object.id, "https://lms.example/act/question/question-0");
  assert.equal(told(2).object.id, "https://lms.example/act/question/question-0/try-2");
  assert.equal(told(1).timestamp, tried.at);
  assert.deepEqual(told(1).result, { success: false, response: "b", duration: "PT3S" });
  assert.deepEqual(told(1).object.definition.correctResponsesPattern, ["d"]);
  assert.deepEqual(told(1).context.contextActivities.category, []);
});

test("a way through a case is told as complete, and neither right nor wrong", () => {
  const course = courseOf(1, 1, 1);
  course.cases["theme-0-door-0"] = branching("door", 5);
  const told = (number, id = "theme-0-door-0") =>
    answered(about, {}, course, {
      uuid: "u",
      id,
      number,
      seconds: 3,
      at: hour(1),
      path: ["door-0", "door-2", "door-4"],
    });
  assert.equal(told(1).object.id, "https://lms.example/act/case/theme-0-door-0");
  assert.equal(told(2).object.id, "https://lms.example/act/case/theme-0-door-0/way-2");
  assert.deepEqual(told(1).result, {
    completion: true,
    response: "door-0 > door-2 > door-4",
    duration: "PT3S",
  });
  const { interactionType, correctResponsesPattern } = told(1).object.definition;
  assert.deepEqual([interactionType, correctResponsesPattern], ["other", undefined]);
  assert.deepEqual([told(1).timestamp, told(1).context.contextActivities.category], [hour(1), []]);
  assert.equal(told(1, "gone"), null);
});

test("who passes is what the launch says, then what the course says, then nobody", () => {
  const report = (right, done, mark) => ({ right, of: 4, done, mark });
  assert.equal(passed({ masteryScore: 0.75 }, report(3, true, 100)), true);
  assert.equal(passed({ masteryScore: 0.8 }, report(3, true, null)), false);
  assert.equal(passed({ masteryScore: 0.75 }, report(3, false, null)), null);
  assert.equal(passed({}, report(3, true, 75)), true);
  assert.equal(passed({}, report(2, true, 75)), false);
  assert.equal(passed({}, report(4, true, null)), null);
  assert.equal(passed({ moveOn: "CompletedAndPassed" }, report(0, true, null)), true);
  assert.equal(passed({ moveOn: "Passed" }, report(0, false, null)), null);
  assert.equal(passed({ moveOn: "Completed" }, report(4, true, null)), null);
  const unasked = (launch) => passed(launch, { right: 0, of: 0, done: true, mark: 80 });
  assert.equal(unasked({ masteryScore: 0.8 }), null, "where nothing is asked nobody fails");
  assert.equal(unasked({ masteryScore: 0.8, moveOn: "Passed" }), true);
});

test("a name has always the same id, and chance has another each time", () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.equal(uuid("r act passed"), uuid("r act passed"));
  assert.notEqual(uuid("r act passed"), uuid("r act completed"));
  assert.notEqual(uuid(), uuid());
  for (const id of [uuid("r"), uuid()]) assert.match(id, shape);
});
