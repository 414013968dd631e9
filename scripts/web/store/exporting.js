/* A copy of everything that is kept. */
import { FORMAT, VERSION, versioned } from "../record/record.js";
import { now } from "../record/values.js";
import { names, put } from "./areas.js";
import { keeper, keys } from "./device.js";
import { courseOf, isOwn } from "./keys.js";
import { copySaved, memory, read } from "./store.js";

function courses() {
  const found = names(keeper())
    .filter((one) => one.startsWith(keys.RECORD) && isOwn(keys, one))
    .map((one) => courseOf(keys, one));
  return [...new Set([...found, ...Object.keys(memory)])].sort();
}

/**
 * Everything of every course, as the text of one file. What each note says is noted down, so that
 * the copy is known as an older one.
 */
export function exported() {
  const kept = keeper();
  const all = courses().map((course) => {
    const record = read(course),
      before = JSON.stringify(record.versions);
    for (const [theme, text] of Object.entries(record.notes)) versioned(record, theme, text);
    if (JSON.stringify(record.versions) !== before && !memory[course] && kept)
      put(kept, keys.RECORD + course, JSON.stringify(record));
    return /** @type {const} */ ([course, record]);
  });
  copySaved();
  return JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      exported: now(),
      courses: Object.fromEntries(all),
    },
    null,
    1,
  );
}
