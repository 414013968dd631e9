/* The parts of a case as the page has them, below one another: their headings and choices. */
import { all, make, named } from "#lent";

/**
 * The choices in an element: the links that are all of an item, and lead to an address of the page.
 * @param {HTMLElement} within
 */
export const choicesIn = (within) =>
  /** @type {HTMLAnchorElement[]} */ (all(within, "li > a[href^='#']:only-child"));

/**
 * The words of a heading or a choice, without the numbers that lead from part to part on paper.
 * @param {HTMLElement} of
 */
export const wordsOf = (of) =>
  [...of.childNodes]
    .filter((one) => !(one instanceof Element && one.matches(".bf-nth, .bf-go-on, .headerlink")))
    .map((one) => one.textContent)
    .join("")
    .trim();

/** @param {HTMLAnchorElement} choice */
export const addressOf = (choice) => named(choice.hash.slice(1));

/**
 * A heading and what follows it, up to the next, in an element of their own.
 * @param {HTMLElement} heading
 */
export function sectionOf(heading) {
  const section = make("div", { class: "bf-case-part" });
  heading.before(section);
  let next = section.nextSibling;
  do {
    const following = /** @type {ChildNode} */ (next).nextSibling;
    section.append(/** @type {ChildNode} */ (next));
    next = following;
  } while (next && next.nodeName !== "H3");
  return section;
}

/**
 * What stands between the heading of a case and its first part.
 * @param {HTMLElement} section
 */
export function before(section) {
  const found = [];
  for (let one = section.previousSibling; one && one.nodeName !== "H2"; one = one.previousSibling)
    found.unshift(one);
  return found;
}
