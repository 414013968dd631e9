/* What learner.js has handed on, as far as services.js and home.js take it: "#taken" means this
   file where the bundles are made. All of it, as in page/given.js, would be a third of so small a
   bundle. */
/** @import { Page } from "../page/types.js" */
export const {
  all,
  area,
  changed,
  count,
  courseOf,
  device,
  keepFilled,
  keys,
  make,
  module,
  names,
  need,
  page,
  put,
  startAll,
  startCards,
  tabOnly,
} = /** @type {Required<Page>} */ (globalThis.briefed).shared;
