/* Records for the tests. */
import { salvaged } from "../../../scripts/web/record/salvage.js";

export const at = (minute) => new Date(Date.UTC(2026, 4, 3, 9, minute)).toISOString();
export const tried = (minute, right, print = "abc1") => ({
  at: at(minute),
  print,
  right,
  chosen: [`option-${right}`],
});
export const plain = (value) => JSON.parse(JSON.stringify(value));
export const made = (parts) =>
  salvaged({ version: 1, tries: {}, finished: {}, notes: {}, plan: [], ...parts }).record;
export const FROM = "From a copy:";
