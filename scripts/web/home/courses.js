/* Many courses on the home page: listed in several ways, and found by words as they are typed. What
   the learner has begun comes first. */
/** @import { Listed } from "./types.js" */
import {
  all,
  count,
  courseOf,
  device,
  keys,
  make,
  names,
  need,
  page,
  startCards,
} from "#taken";
import { folded, grouped, has } from "./listing.js";

const AT_ONCE = 60; // rows that come into sight: a slow phone draws them before the next key

/** @param {HTMLElement} place The field for words, and the choice of a way to list. */
export function startCourses(place) {
  const lists = /** @type {HTMLElement} */ (place.nextElementSibling),
    field = /** @type {HTMLInputElement} */ (need(place, "input")),
    choice = /** @type {HTMLSelectElement} */ (need(place, "select")),
    status = need(place, "[role=status]");
  const { courses, of } = read(lists),
    begun = cardsOf(courses, need(place, "template")),
    leads = lists.querySelector("details") || make("details");
  /** @type {Record<string, HTMLElement[]>} The sections of each way to list that was chosen. */
  const sections = { [choice.options[0].value]: all(lists, "section") };
  let shown = choice.options[0].value;
  const show = () => {
    const way = choice.value,
      { one, none } = choice.selectedOptions[0].dataset;
    if (way === shown) return find();
    shown = way;
    sections[way] ||= grouped(courses, way, String(none)).map(([heading, group], at) =>
      section(`listed-${way}-${at}`, heading, group, of),
    );
    fill(leads, String(one), sections[way]);
    for (const section of sections[way]) for (const row of all(section, "li")) row.hidden = true;
    lists.replaceChildren(leads, ...sections[way]);
    find();
  };
  const find = () => {
    const sought = folded(field.value),
      found = new Set(),
      /** @type {HTMLElement[]} */
      coming = [];
    for (const section of sections[shown]) {
      let some = false;
      for (const row of all(section, "li")) {
        const course = /** @type {Listed} */ (of.get(row)),
          fits = has(course.words, sought);
        if (fits) found.add(course);
        some ||= fits;
        if (!fits) row.hidden = true;
        else if (row.hidden) coming.push(row);
      }
      section.hidden = !some;
    }
    reveal(coming);
    begun.hidden = leads.hidden = !!sought;
    const whole = count(courses.length.toLocaleString("en-GB"), "course");
    status.textContent = !sought
      ? whole
      : found.size
        ? `${found.size.toLocaleString("en-GB")} of ${whole}`
        : "No course has all of these words. Try one of them, or only its first letters.";
  };
  choice.onchange = show;
  field.oninput = find;
  place.after(begun);
  startCards();
  show();
  addEventListener("pageshow", show); // the browser has put back what was typed and chosen
  place.hidden = false;
  place.classList.add("bf-started");
}

let frame = 0;
/**
 * Show rows: the first at once, the others frame by frame, unless others are asked for meanwhile.
 * @param {HTMLElement[]} rows
 */
function reveal(rows) {
  cancelAnimationFrame(frame);
  for (const row of rows.splice(0, AT_ONCE)) row.hidden = false;
  if (rows.length) frame = requestAnimationFrame(() => reveal(rows));
}

/**
 * The courses that the page lists, and that of each row: a course has a row under each subject.
 * @param {HTMLElement} lists
 */
function read(lists) {
  /** @type {Map<string, Listed>} */
  const courses = new Map();
  /** @type {Map<HTMLElement, Listed>} */
  const of = new Map();
  for (const section of all(lists, "section"))
    for (const row of all(section, "li")) {
      const link = /** @type {HTMLAnchorElement} */ (need(row, "a")),
        course = courses.get(link.href) || {
          title: link.textContent,
          partnership: row.querySelector(".bf-whose")?.textContent || "",
          published: row.querySelector("time")?.dateTime || "",
          past: row.className === "bf-past",
          words: folded(row.textContent),
          row,
        };
      course.words += folded(need(section, "h2").textContent);
      courses.set(link.href, course);
      of.set(row, course);
    }
  return { courses: [...courses.values()], of };
}

/**
 * @param {string} id
 * @param {string} heading
 * @param {Listed[]} courses
 * @param {Map<HTMLElement, Listed>} of Each new row and its course are added.
 */
function section(id, heading, courses, of) {
  const rows = courses.map((course) => {
    const row = /** @type {HTMLElement} */ (course.row.cloneNode(true));
    of.set(row, course);
    return row;
  });
  return make("section", {}, make("h2", { id }, heading), make("ul", {}, ...rows));
}

/**
 * Put links to the headings into a block, which stays as open as it is.
 * @param {HTMLDetailsElement} leads
 * @param {string} one What a heading is.
 * @param {HTMLElement[]} sections
 */
function fill(leads, one, sections) {
  const links = sections.map((section) => {
    const heading = need(section, "h2");
    return make("li", {}, make("a", { href: "#" + heading.id }, heading.textContent));
  });
  leads.replaceChildren(make("summary", {}, "Go to " + one), make("ul", {}, ...links));
}

/**
 * The cards of the courses that the learner has begun here.
 * @param {Listed[]} courses
 * @param {HTMLElement} template
 */
function cardsOf(courses, template) {
  const kept = page.trainer
    ? []
    : names(device())
        .filter((name) => name.startsWith(keys.RECORD))
        .map((name) => courseOf(keys, name));
  const begun = courses.filter(({ row }) => {
    const slug = (need(row, "a").getAttribute("href") || "").split("/")[0];
    return [slug, ...(row.dataset.formerly || "").split(" ")].some((one) => kept.includes(one));
  });
  return make("div", { class: "bf-cards" }, ...begun.map(({ row }) => cardOf(row, template)));
}

/**
 * @param {HTMLElement} row
 * @param {HTMLElement} template
 */
function cardOf(row, template) {
  const { content } = /** @type {HTMLTemplateElement} */ (template),
    card = /** @type {HTMLElement} */ (need(content, ".bf-card").cloneNode(true)),
    link = need(row, "a"),
    address = link.getAttribute("href") || "",
    parts = need(row, ".bf-parts").textContent,
    segments = need(card, ".bf-segments");
  need(card, "h2 a").append(link.textContent);
  for (const one of all(card, "a")) one.setAttribute("href", address);
  for (const one of all(row, "p:not(.bf-parts)")) segments.before(one.cloneNode(true));
  for (let part = parseInt(parts, 10); part > 0; part--) segments.append(make("i"));
  need(card, ".bf-parts").textContent = parts;
  card.dataset.script = address.replace(/[^/]*$/, "course.js");
  return card;
}
