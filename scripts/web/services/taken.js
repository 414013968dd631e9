/* What learner.js has handed on, as far as services.js takes it: all of it, as in page/given.js,
   would be a third of this small bundle. */
/** @import { Page } from "../page/types.js" */
export const {
  all,
  area,
  changed,
  keepFilled,
  keys,
  make,
  module,
  need,
  page,
  put,
  startAll,
  tabOnly,
} = /** @type {Required<Page>} */ (globalThis.briefed).shared;
