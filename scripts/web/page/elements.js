/* Elements of a page: made and found. */
/** @import { Attribute, Child } from "./types.js" */

/**
 * An element with attributes, on… listeners and children; a text stays a text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...Child} children
 */
export function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on"))
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value !== null)
      made.setAttribute(name, value === true ? "" : /** @type {string} */ (value));
  }
  made.append(.../** @type {(Node | string)[]} */ (children.filter((one) => one !== null && one !== "")));
  return made;
}

/**
 * A paragraph.
 * @param {...Child} children
 */
export const paragraph = (...children) => make("p", {}, ...children);

/**
 * @param {string} href
 * @param {...Child} children
 */
export const link = (href, ...children) => make("a", { href }, ...children);

/**
 * @param {string} words
 * @param {() => unknown} onclick
 * @param {boolean} [small]
 */
export const button = (words, onclick, small) =>
  make("button", { type: "button", class: small ? "bf-small" : "bf-button", onclick }, words);

/**
 * The first element that a selector finds. Throws where there is none.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error("missing: " + selector);
  return /** @type {HTMLElement} */ (found);
}

/**
 * All elements that a selector finds.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 */
export const all = (root, selector) =>
  /** @type {Kind[]} */ (/** @type {unknown} */ ([...root.querySelectorAll(selector)]));

/**
 * Give the focus to what takes none by itself, such as a heading. The page does not scroll.
 * @param {HTMLElement} element
 */
export function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/* The classes of the document: how the page is shown. */
export const classes = () => document.documentElement.classList;

/**
 * The steps of a theme's page that are a learner's.
 * @param {ParentNode} root
 */
export const stepsOf = (root) => all(root, ".bf-step:not([data-step=trainer])");

/**
 * Do something each time that the record has changed, here or in another tab.
 * @param {() => unknown} fill
 */
export const whenChanged = (fill) => document.addEventListener("briefed:change", fill);

/**
 * Fill a part of the page, now and each time that the record has changed.
 * @param {() => unknown} fill
 */
export function keepFilled(fill) {
  fill();
  whenChanged(fill);
}

/** The slug of the theme that the page teaches, or "". */
export const shownTheme = () =>
  /** @type {string} */ (need(document, "script[data-course]").dataset.course);
