/* Courses of packages for the tests. */
import { createHash } from "node:crypto";

const print = (name) => createHash("sha256").update(name).digest("hex").slice(0, 10);

/** A question with so many options; the last is right, and of more than four also the first. */
export const question = (name, options) => ({
  print: print(name),
  text: `What about ${name}?`,
  options: Array.from({ length: options }, (_, at) => ({
    name: print(`${name} ${at}`),
    right: at === options - 1 || (options > 4 && at === 0),
  })),
});

/** A question to arrange so many items; two out of three groups hold more than one to sort. */
export function arranged(name, kind, items) {
  const groups = Math.ceil(items / 2),
    label = (at) => (kind === "order" ? `${at + 1}` : print(`${name} label ${at % (kind === "sort" ? groups : items)}`));
  const labels = Array.from({ length: items }, (_, at) => label(at));
  return {
    print: print(name),
    text: `Where does ${name} belong?`,
    kind,
    labels: kind === "order" ? [] : [...new Set(labels)],
    options: labels.map((one, at) => ({ name: `${print(`${name} ${at}`)}-${one}`, right: true })),
  };
}

/** A question of words for so many gaps. */
export const gaps = (name, blanks) => ({
  print: print(name),
  text: `What is missing in ${name}?`,
  blanks: Array.from({ length: blanks }, (_, at) => `word ${at}`),
});

/** A course of so many questions, and pages of so many statements. */
export function courseOf(questions, pages, statements, options = 4) {
  const ids = Array.from({ length: questions }, (_, at) => `question-${at}`);
  const themes = Array.from({ length: pages }, (_, at) => [
    `theme-${at}`,
    {
      page: `theme-${at}.html`,
      questions: ids.filter((_, place) => place % pages === at),
      cases: [],
      statements: Object.fromEntries(
        Array.from({ length: statements }, (_, one) => [
          `theme-${at}-${one}`,
          print(`statement ${at} ${one}`),
        ]),
      ),
    },
  ]);
  return {
    slug: "course",
    start: "index.html",
    pages: ["index.html", ...themes.map(([, { page }]) => page)],
    themes: Object.fromEntries(themes),
    questions: Object.fromEntries(ids.map((id) => [id, question(id, options)])),
    cases: {},
  };
}

/** A case of so many parts: each leads to the next two, and the last two are endings. */
export const branching = (name, parts) => ({
  print: print(name),
  text: `What would you do about ${name}?`,
  parts: Object.fromEntries(
    Array.from({ length: parts }, (_, at) => [
      `${name}-${at}`,
      at < parts - 2 ? [`${name}-${at + 1}`, `${name}-${at + 2}`] : [],
    ]),
  ),
});

/** What is kept of a case: every second part was the way, and all were seen. */
export function walkedThrough({ print, parts }, hours, ways = 1) {
  const seen = Object.keys(parts);
  return {
    at: hour(hours + 1),
    print,
    path: seen.filter((_, at) => at % 2 === 0),
    seen,
    done: hour(hours),
    ways,
  };
}

export const hour = (hours) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000).toISOString();

/** A try of a question in so many hours, right or with the second option alone. */
export const tryOf = ({ print, options }, right, hours) => ({
  at: hour(hours),
  print,
  right,
  chosen: (right ? options.filter((one) => one.right) : [options[1]]).map((one) => one.name),
});

/** A try with the first two items or gaps exchanged, and all else right. */
export function partlyOf({ print, options, blanks, kind }, hours) {
  const right = blanks || options.map((one) => one.name.split("-")[1]),
    given = [right[1], right[0], ...right.slice(2)];
  const chosen = kind ? given.map((label, at) => `${options[at].name.split("-")[0]}-${label}`) : given;
  return { at: hour(hours), print, right: false, chosen };
}

/** That all pages of a course were finished, an hour after each other. */
export const finished = ({ themes }) =>
  Object.fromEntries(
    Object.entries(themes).map(([slug, { statements }], at) => [
      slug,
      { at: hour(at), statements },
    ]),
  );

/** A course with cases, and a record in which all of it was done. */
export function walkedCourse(questions, cases, parts) {
  const course = courseOf(questions, 10, 20),
    record = { tries: {}, finished: finished(course), cases: {} };
  Object.entries(course.questions).forEach(([id, one], at) => {
    record.tries[id] = [tryOf(one, true, at)];
  });
  for (let at = 0; at < cases; at++) {
    const id = `theme-0-door-${at}`;
    course.cases[id] = branching(`door-${at}`, parts);
    course.themes["theme-0"].cases.push(id);
    record.cases[id] = walkedThrough(course.cases[id], at);
  }
  return { course, record };
}
