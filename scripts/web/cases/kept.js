/* What a record keeps of the cases that branch. */
/** @import { Course } from "../page/types.js" */
/** @import { LearningRecord } from "../record/types.js" */
import { caseOf, change, keepAlong, now, read } from "#lent";
import { walked } from "./paths.js";

/**
 * What is kept of a case. A case of a page that belongs to no theme is kept nowhere.
 * @param {Course} course
 * @param {string} id
 */
export function keptOf({ slug, themes }, id) {
  const print = themes.find(({ cases }) => Object.hasOwn(cases, id))?.cases[id][0];
  const before = () => caseOf(read(slug), id);
  /** What was done of the case in its present words. */
  const same = () => {
    const found = before();
    return found?.print === print ? found : undefined;
  };
  return {
    /** The parts that were seen. */
    seen: () => same()?.seen || [],
    /** The choices that were taken. */
    taken: () => same()?.taken || [],
    /** Whether it was taken to an ending. */
    done: () => !!same()?.done,
    /** Whether only older words of it were taken to an ending. */
    updated: () => !!before()?.ways && !same()?.done,
    /**
     * Keep the parts that were seen, and a way that has come to an ending. What is on the way is
     * kept along; an ending is work of the learner's.
     * @param {string[]} seen
     * @param {string[]} taken
     * @param {string[]} [way]
     */
    keep(seen, taken, way) {
      if (!print) return;
      const found = before(),
        after = walked(found, { print, seen, taken, way }, now());
      /** @param {LearningRecord} record */
      const cases = (record) => ({ ...record.cases, [id]: after });
      if (after.ways === found?.ways)
        return keepAlong(slug, (record) => ({ cases: cases(record) }));
      change(slug, (record) => (record.cases = cases(record)));
      document.dispatchEvent(new Event("briefed:answered"));
    },
  };
}
