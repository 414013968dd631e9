/* The clock of a session, in milliseconds since 1970. It lasts as long as the tab, so that a reload
   does not set it back. */

const kept = () => `briefed-room:${location.pathname}:clock`;

/* `began` is 0 before the session began; `since` is when the slide with the number `slide` was come
   to. */
let clock = { began: 0, since: 0, slide: 0 };

/* Take up what this tab has kept. */
export function openClock() {
  try {
    clock = JSON.parse(sessionStorage.getItem(kept()) || "null") || clock;
  } catch {
    /* nothing is kept, and a reload begins anew */
  }
}

function keep() {
  try {
    sessionStorage.setItem(kept(), JSON.stringify(clock));
  } catch {
    /* as above */
  }
}

export const readClock = () => clock;

/**
 * A slide is shown. The session begins with the first that is come to.
 * @param {number} slide
 */
export function moveClock(slide) {
  const now = Date.now();
  if (!clock.since || slide !== clock.slide) clock = { ...clock, since: now, slide };
  clock.began ||= now;
  keep();
}

/* The session begins now. */
export function startAgain() {
  const now = Date.now();
  clock = { ...clock, began: now, since: now };
  keep();
}
