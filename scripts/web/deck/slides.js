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
  for (const slide of shown()) shorten(slide, length);
  return shown();
}

/**
 * Give a slide the time that it has in a session too short for all of it.
 * @param {HTMLElement} slide
 * @param {string | null} length
 */
function shorten(slide, length) {
  const sessions = (slide.dataset.short || "").split(";").map((one) => one.split("|")),
    [, seconds, words] = sessions.find(([minutes]) => minutes === length) || [];
  if (!seconds) return;
  const time = need(slide, ".bf-countdown");
  slide.dataset.seconds = time.dataset.seconds = seconds;
  time.textContent = words;
}

/**
 * The planned seconds before the slide with a number.
 * @param {HTMLElement[]} slides
 * @param {number} number
 */
export const secondsTo = (slides, number) =>
  slides.slice(0, number).reduce((sum, slide) => sum + Number(slide.dataset.seconds), 0);

/**
 * What a slide is called in a list: its theme, where the deck has several, and its title.
 * @param {HTMLElement} slide
 */
export const titleOf = (slide) =>
  all(slide, ":scope > :is(.bf-head, .bf-kicker), h1")
    .map((line) => line.textContent)
    .join(": ");

/* The sizes of type, in pixels, the largest first. */
const SIZES = [44, 40, 36, 33, 31, 29, 27, 25];
const LEAST_STEM = 29; // of a question's own words, which stay as they were read

/**
 * Set a slide in type of so many pixels. The reasons of `stacked` options are below their words,
 * and not beside them.
 * @param {HTMLElement} slide
 * @param {number} size
 * @param {boolean} stacked
 */
function set(slide, size, stacked) {
  const least = slide.classList.contains("bf-question") ? LEAST_STEM : 0;
  slide.style.fontSize = `${Math.max(size, least)}px`;
  slide.classList.remove("bf-large", "bf-medium");
  slide.classList.toggle("bf-small", size <= 33);
  slide.classList.toggle("bf-tight", size < LEAST_STEM);
  slide.classList.toggle("bf-stacked", stacked);
}

/**
 * Set a slide in the largest type in which it has room for what it shows now, in this reader's
 * fonts; no larger than `most`. Returns the size.
 * @param {HTMLElement} slide
 * @param {number} [most]
 */
function fitAlone(slide, most = SIZES[0]) {
  const body = need(slide, ".bf-body"),
    ways = slide.querySelector(".bf-reason.visible") ? [true, false] : [false];
  for (const size of SIZES)
    for (const stacked of size > most ? [] : ways) {
      set(slide, size, stacked);
      if (body.scrollHeight <= body.clientHeight + 1) return size;
    }
  return SIZES[SIZES.length - 1];
}

/**
 * The slides that one text was divided among, which have one size of type: a slide and its like.
 * @param {HTMLElement} slide
 * @returns {HTMLElement[]}
 */
const ofOneText = (slide) =>
  slide.dataset.text
    ? all(slide.parentElement ?? slide, `:scope > [data-text="${slide.dataset.text}"]`)
    : [slide];

/**
 * Give a slide, and those that go on with its text, the largest type in which they have room.
 * @param {HTMLElement} slide
 */
export function fit(slide) {
  const slides = ofOneText(slide),
    sizes = slides.map((one) => unhidden(one, fitAlone));
  for (const one of slides) unhidden(one, () => fitAlone(one, Math.min(...sizes)));
}

/**
 * What is measured of a slide that may not be shown.
 * @template Measured
 * @param {HTMLElement} slide
 * @param {(slide: HTMLElement) => Measured} measure
 */
function unhidden(slide, measure) {
  const { display } = slide.style;
  slide.style.display = "block";
  const measured = measure(slide);
  slide.style.display = display;
  return measured;
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
 * Show a copy of a slide as wide as the box it is in, and in the type that the slide has.
 * @param {HTMLElement} box
 * @param {HTMLElement} copy
 * @param {HTMLElement} slide
 */
export function place(box, copy, slide) {
  const others = ofOneText(slide).filter((one) => one !== slide);
  copy.style.transform = `scale(${box.clientWidth / WIDTH})`;
  const sizes = [copy, ...others.map(copyOf)].map((one) => {
    box.append(one);
    const size = fitAlone(one);
    if (one !== copy) one.remove();
    return size;
  });
  if (others.length) fitAlone(copy, Math.min(...sizes));
}

/* A slide is as high as the screen lets it be that it is shown on: 16:9, 16:10 or 4:3. */
const WIDTH = 1280,
  HEIGHTS = { 720: "bf-wide", 800: "bf-high", 960: "bf-highest" },
  NEARLY = 1.02; // a bar so narrow is no loss

/* The height of a slide on this screen. */
export const heightHere = () =>
  Object.keys(HEIGHTS)
    .map(Number)
    .findLast((height) => height * innerWidth <= WIDTH * innerHeight * NEARLY) ?? 720;

/**
 * Give all slides of this window a height.
 * @param {number} height One of HEIGHTS.
 */
export function setHeight(height) {
  for (const [one, name] of Object.entries(HEIGHTS))
    document.body.classList.toggle(name, Number(one) === height);
}

/* From now on dark where it is light, and light where it is dark. */
export function turnColours() {
  const { classList } = document.documentElement;
  const dark = classList.contains("bf-dark") || (!classList.contains("bf-light") && isDark());
  classList.toggle("bf-dark", !dark);
  classList.toggle("bf-light", dark);
}

const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
