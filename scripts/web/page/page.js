/* The page that the components are on. */
/** @import { Page } from "./types.js" */

/** @type {Page} */
export const page = (globalThis.briefed ||= {});
