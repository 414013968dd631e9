/* The time of a task, counted down on its slide. It lasts as long as the tab, so that a reload in
   the middle of a task does not begin it anew. */
/** @import { Countdown } from "./types.js" */
import { keep, takeUp } from "./kept.js";
import { minutesAndSeconds } from "./clock.js";

const NAME = ":countdown",
  UP = "Time is up",
  STAYS = 60; // seconds that the speaker is told so, on other slides

/** @type {Countdown} */
let now = { slide: -1, ends: 0 };

/* Take up what this tab has kept. */
export function openCountdown() {
  now = takeUp(NAME) || now;
}

export const readCountdown = () => now;

/**
 * Take the countdown from the other window.
 * @param {Countdown} other
 */
export const takeCountdown = (other) => (now = other);

/** @param {HTMLElement} slide */
const timeOn = (slide) =>
  /** @type {HTMLElement | null} */ (slide.querySelector(".bf-countdown"));

/**
 * Begin to count down on a slide, or stop. Does nothing on a slide without a task.
 * @param {HTMLElement} slide
 * @param {number} number That of the slide, in every way through the cases.
 */
export function turnCountdown(slide, number) {
  const time = timeOn(slide);
  if (!time) return;
  now =
    now.slide === number
      ? { slide: -1, ends: 0 }
      : { slide: number, ends: Date.now() + Number(time.dataset.seconds) * 1000 };
  keep(NAME, now);
}

/**
 * Show how much time a slide has left, or how much it takes.
 * @param {HTMLElement} slide
 * @param {number} number
 */
export function showCountdown(slide, number) {
  const time = timeOn(slide);
  if (!time) return;
  time.dataset.planned ||= time.textContent;
  const runs = now.slide === number;
  time.textContent = runs ? told() : time.dataset.planned;
  time.classList.toggle("bf-runs", runs);
}

/* How many seconds are left; less than 0 once the time is up. */
const left = () => Math.ceil((now.ends - Date.now()) / 1000);

const told = () => (left() > 0 ? minutesAndSeconds(left()) : UP);

/* What the speaker is told of a countdown on whatever slide; "" where none runs. */
export const countedDown = () => (now.slide >= 0 && left() > -STAYS ? told() : "");
