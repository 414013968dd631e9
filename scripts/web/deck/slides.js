/* The slides of a deck: those of the session, their size and their colours. */
import { all, need } from "../page/elements.js";

/* The minutes of the session, or null where all slides are shown. */
export const minutes = () => new URLSearchParams(location.search).get("minutes");

/* The slides of a session of some minutes, the others removed; all slides where there is no such
   session. */
export function openSlides() {
  const holder = need(document, ".slides"),
    length = minutes();
  const shown = () => /** @type {HTMLElement[]} */ ([...holder.children]);
  /** @param {HTMLElement} slide */
  const inPlan = (slide) => !!length && !!slide.dataset.plans?.split(" ").includes(length);
  if (shown().some(inPlan)) for (const slide of shown()) if (!inPlan(slide)) slide.remove();
  return shown();
}

/**
 * The planned seconds before the slide with a number.
 * @param {HTMLElement[]} slides
 * @param {number} number
 */
export const secondsTo = (slides, number) =>
  slides.slice(0, number).reduce((sum, slide) => sum + Number(slide.dataset.seconds), 0);

const SIZES = ["bf-large", "bf-medium", "bf-small", "bf-tight"];

/**
 * Give a slide the type that was planned, or a smaller one where what it shows now needs more room
 * in this reader's fonts.
 * @param {HTMLElement} slide
 */
export function fit(slide) {
  const body = need(slide, ".bf-body"),
    planned = (slide.dataset.size ||= SIZES.find((size) => slide.classList.contains(size)) || "");
  for (const size of SIZES.slice(SIZES.indexOf(planned))) {
    slide.classList.remove(...SIZES);
    slide.classList.add(size);
    if (body.scrollHeight <= body.clientHeight + 1) return;
  }
}

/**
 * The same for a slide that may not be shown.
 * @param {HTMLElement} slide
 */
export function fitHidden(slide) {
  const hidden = slide.style.display;
  slide.style.display = "block";
  fit(slide);
  slide.style.display = hidden;
}

/**
 * A copy of a slide that only shows it, to be placed in a box of any width.
 * @param {HTMLElement} slide
 */
export function copyOf(slide) {
  const copy = /** @type {HTMLElement} */ (slide.cloneNode(true));
  for (const one of [copy, ...all(copy, "[id]")]) one.removeAttribute("id");
  copy.removeAttribute("style"); // with which reveal.js hides it
  copy.hidden = false;
  copy.inert = true;
  return copy;
}

/**
 * Show a copy of a slide as wide as the box it is in.
 * @param {HTMLElement} box
 * @param {HTMLElement} copy
 */
export function place(box, copy) {
  box.append(copy);
  copy.style.transform = `scale(${box.clientWidth / 1280})`;
  fit(copy);
}

/* From now on dark where it is light, and light where it is dark. */
export function turnColours() {
  const { classList } = document.documentElement;
  const dark = classList.contains("bf-dark") || (!classList.contains("bf-light") && isDark());
  classList.toggle("bf-dark", !dark);
  classList.toggle("bf-light", dark);
}

const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
