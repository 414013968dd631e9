/* A file that a learner has saved, as the records in it. Pure. */
/** @import { Opened, Refusal } from "./types.js" */
import { FORMAT, VERSION, empty, isMap, isTime, parsed, salvaged } from "#shared";

/**
 * The records in the text of a file, all or nothing.
 * @param {string} text
 * @returns {Refusal | Opened}
 */
export function opened(text) {
  /** @param {string} why */
  const no = (why) => ({ why });
  const file = parsed(text);
  if (file === null && text.trim() !== "null")
    return no("This file could not be read: it is damaged, or it is not a copy of your learning.");
  if (!isMap(file) || file.format !== FORMAT)
    return no(
      "This file is not a copy of your learning: choose a file that you saved with “Save a copy”.",
    );
  if (file.version !== VERSION)
    return no("This file was saved by a different version of this site and can't be read here.");
  /** @type {[string, unknown][]} */
  const all = isMap(file.courses) ? Object.entries(file.courses) : [["", null]];
  const read = all.map(([name, one]) => {
    const named = name && !/[/:]/.test(name);
    return { name, ...(named ? salvaged(one) : { record: empty(), lost: [name] }) };
  });
  const bad = read.find(({ lost }) => lost.length);
  if (bad)
    return no(
      `This file is damaged: parts of it are missing or wrong (${[bad.name, bad.lost[0]].filter(Boolean).join(", ")}).`,
    );
  return {
    exported: isTime(file.exported) ? file.exported : "",
    courses: read.map(({ name, record }) => [name, record]),
  };
}
