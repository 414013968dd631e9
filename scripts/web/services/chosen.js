/* The service that the reader works in. It tells what to mark and is no part of the record: no copy
   has it, and no learning system hears of it. It is kept where the record is, on the device or in
   this tab, and in a package in the browser. */
import { area, changed, keys, page, put, tabOnly } from "./taken.js";

/** What is kept for whoever works in none of the services: the slug of none. */
export const OTHER = "-";

let here = ""; // where the browser keeps nothing

const kept = () => area(tabOnly() ? "sessionStorage" : "localStorage");

/** The slug of the service, OTHER, or "" where nobody was asked yet. A trainer works in none. */
export const chosen = () => (page.trainer ? "" : kept()?.getItem(keys.SERVICE) || here);

/** @param {string} service */
export function choose(service) {
  here = put(kept(), keys.SERVICE, service) ? "" : service;
  changed();
}
