/* What learner.js lends forms.js, which runs before it: "#lent" means this file where that bundle
   is made. Nothing of it may be used before borrow() was called. */
/** @import { Page } from "./types.js" */
export let {
  LIMITS,
  all,
  button,
  caseOf,
  change,
  focusOn,
  fold,
  keepAlong,
  limit,
  make,
  mark,
  named,
  need,
  now,
  page,
  paragraph,
  read,
  reasoned,
  shownTheme,
  signOf,
  verdict,
  withReason,
} = /** @type {Required<Page>["shared"]} */ ({});

/** @param {Required<Page>["shared"]} shared */
export function borrow(shared) {
  ({
    LIMITS,
    all,
    button,
    caseOf,
    change,
    focusOn,
    fold,
    keepAlong,
    limit,
    make,
    mark,
    named,
    need,
    now,
    page,
    paragraph,
    read,
    reasoned,
    shownTheme,
    signOf,
    verdict,
    withReason,
  } = shared);
}
