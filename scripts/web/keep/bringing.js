/* Brings a saved copy in, and says what it added. */
/** @import { CourseHere, Imported, Tell } from "../learning/types.js" */
/** @import { Course } from "../page/types.js" */
/** @import { Added, LearningRecord, Refusal } from "../record/types.js" */
import { count, dayOf, link, make, need, page, paragraph } from "#shared";
import { numbers } from "../learning/words.js";
import { opened } from "../record/copies.js";
import { add } from "./moving.js";

const MOST = 20_000_000; // bytes of a file that is read

/**
 * What the field for a file to import does. `report` lists what it added.
 * @param {Course} course
 * @param {HTMLElement} report
 * @param {Tell} tell
 */
export function bringing(course, report, tell) {
  const file = /** @type {HTMLInputElement} */ (need(document, "#bf-file"));
  file.onchange = async () => {
    const one = file.files?.[0];
    const done = !one
      ? null
      : one.size > MOST
        ? { why: "This file is too large to be a copy of your learning." }
        : await imported(await one.text(), course);
    file.value = ""; // so that the same file can be chosen once more
    if (!done) return;
    report.replaceChildren(...(done.why === undefined ? told(done) : []));
    tell(
      done.why !== undefined
        ? done.why + " Nothing was changed."
        : done.added.length
          ? "The copy was added. A list near the end of this page says what it held."
          : "Nothing was added. A list near the end of this page says why.",
    );
  };
}

/**
 * Add what a file holds; `without` names the courses that this site does not have.
 * @param {string} text
 * @param {Course} course
 * @returns {Promise<Refusal | Imported>}
 */
async function imported(text, course) {
  const file = opened(text);
  if (file.why !== undefined) return file;
  const alone = file.courses.every(([name]) => isOf(course, name));
  if (!alone && !(await loaded())) return { why: UNKNOWN };
  /** @type {CourseHere[]} */
  const places = [];
  /** @type {[course: string, record: LearningRecord][]} */
  const all = [];
  /** @type {string[]} */
  const without = [];
  for (const [name, record] of file.courses) {
    const found = here(name, course);
    if (found) {
      places.push(found);
      all.push([found.slug, record]);
    } else without.push(record.title || name);
  }
  const saved = file.exported ? ` that was saved on ${dayOf(file.exported)}` : "";
  const done = add(all, `From a copy${saved}:`);
  if (done.why !== undefined) return done;
  return { without, added: done.added.map(([, numbers], at) => [places[at], numbers]) };
}

const UNKNOWN =
  "The list of this site's courses could not be loaded: try again when you are online.";

/**
 * Whether a course has a name in a file, or had it before.
 * @param {Pick<Course, "slug" | "formerly">} course
 * @param {string} name
 */
const isOf = ({ slug, formerly = [] }, name) => name === slug || formerly.includes(name);

/**
 * Load the list of this site's courses, and say whether it is there. It is a script: a page that
 * was opened from a folder may read nothing else.
 * @returns {Promise<boolean>}
 */
const loaded = () =>
  new Promise((done) => {
    const onload = () => done(!!page.courses),
      onerror = () => done(false);
    document.head.append(make("script", { src: "../courses.js", onload, onerror }));
  });

/**
 * The course of this site that a name in a file means, or null.
 * @param {string} name
 * @param {Course} course
 * @returns {CourseHere | null}
 */
function here(name, course) {
  if (isOf(course, name)) return { slug: course.slug, title: course.title };
  const found = page.courses?.find((one) => isOf(one, name));
  return found
    ? { slug: found.slug, title: found.title, page: `../${found.slug}/my-learning.html` }
    : null;
}

/**
 * What an import has added to which course, what not, and where to see it.
 * @param {Imported} imported
 */
const told = ({ added, without }) => [
  paragraph("From the copy:"),
  make(
    "ul",
    {},
    ...added.map(line),
    ...without.map((name) =>
      make(
        "li",
        {},
        make("b", {}, name),
        ": not added, because this site does not have that course. It is still in the file, and you can open the file on a site that has the course.",
      ),
    ),
  ),
];

/** @param {[CourseHere, Added]} added */
const line = ([where, found]) =>
  make(
    "li",
    {},
    make("b", {}, where.title),
    ": ",
    numbers(found) ? numbers(found) + " added" : "nothing new, because you have all of it already",
    found.over
      ? `; ${count(found.over, "note")} set aside above, because it was too long to add to what you had written`
      : "",
    ". ",
    where.page
      ? link(where.page, "See it on that course's page My learning")
      : "It is on this page now.",
  );
