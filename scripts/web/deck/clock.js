/* The clock of a session, in milliseconds since 1970. It lasts as long as the tab, so that a reload
   does not set it back. */
import { keep, takeUp } from "./kept.js";

const NAME = ":clock";

/* `began` is 0 before the session began; `since` is when the slide with the number `slide` was come
   to. */
let clock = { began: 0, since: 0, slide: 0 };

/* Take up what this tab has kept. */
export function openClock() {
  clock = takeUp(NAME) || clock;
}

/** @param {number} seconds */
export const minutesAndSeconds = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export const readClock = () => clock;

/**
 * A slide is shown. The session begins as the first slide is left, which may be on the wall while
 * people come; of the time that it was there, what is planned for it counts.
 * @param {number} slide
 * @param {number} planned The seconds of the first slide.
 */
export function moveClock(slide, planned) {
  const now = Date.now(),
    there = clock.since ? now - clock.since : 0;
  if (!clock.began && slide) clock.began = now - Math.min(there, planned * 1000);
  if (!clock.since || slide !== clock.slide) clock = { ...clock, since: now, slide };
  keep(NAME, clock);
}

/* The session begins now. */
export function startAgain() {
  const now = Date.now();
  clock = { ...clock, began: now, since: now };
  keep(NAME, clock);
}
