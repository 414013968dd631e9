/* A learner's record as a value: its limits, and how much of a text can be read as one. Pure; tests
   run it in Node. Its shape is LearningRecord in types/page.d.ts.

   Its maps have no prototype, so that no name in it means anything to JavaScript. */
(() => {
  "use strict";
  const briefed = (globalThis.briefed = /** @type {Briefed} */ (globalThis.briefed || {}));
  const VERSION = 1;
  const FORMAT = "briefed-learning"; // of a saved copy
  /* Characters of a note, a typed answer, a step of the plan and a course's title; tries of a
     question, steps, options chosen at once, and versions of a note that are recognised. */
  const LIMITS = {
    note: 20000,
    answer: 500,
    step: 500,
    tries: 50,
    steps: 1000,
    chosen: 50,
    versions: 40,
    title: 300,
  };

  /**
   * @template T
   * @param {[string, T][]} [entries]
   * @returns {Record<string, T>}
   */
  const map = (entries = []) => {
    const made = Object.create(null);
    for (const [name, value] of entries) made[name] = value;
    return made;
  };
  /** @type {(value: unknown) => value is Record<string, unknown>} */
  const isMap = (value) => !!value && typeof value === "object" && !Array.isArray(value);
  /** @type {(value: unknown, most: number) => value is string} */
  const isText = (value, most) => typeof value === "string" && value.length <= most;
  /** @type {(value: unknown) => value is string} */
  const isName = (value) => isText(value, 200) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
  /** @type {(value: unknown) => value is string} */
  const isTime = (value) =>
    isText(value, 30) && /^\d{4}-\d\d-\d\d/.test(value) && !isNaN(Date.parse(value));

  /**
   * The first characters of a text; a surrogate pair is not cut in two.
   * @param {string} text
   * @param {number} most
   */
  const cut = (text, most) =>
    text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "") : text;

  /**
   * FNV-1a (https://www.rfc-editor.org/rfc/rfc9923) and the length: recognises a text that is not
   * kept.
   * @param {string} text
   */
  function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at++)
      value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return (value >>> 0).toString(36) + "-" + text.length;
  }

  /**
   * The value of a JSON text, or null where it is none.
   * @param {string | null | undefined} text
   * @returns {unknown}
   */
  function parsed(text) {
    try {
      return JSON.parse(/** @type {string} */ (text));
    } catch {
      return null;
    }
  }

  /** @returns {LearningRecord} */
  const empty = () => ({
    version: VERSION,
    tries: map(),
    finished: map(),
    notes: map(),
    versions: map(),
    plan: [],
  });

  /**
   * Where there are too many tries of a question: the newest, and of each wording the first and the
   * first that was right.
   * @param {Attempt[]} tries
   * @param {number} [most]
   */
  function trimmed(tries, most = LIMITS.tries) {
    if (tries.length <= most) return tries;
    /** @type {Record<string, number>} */
    const first = map(),
      keep = new Set([0]);
    tries.forEach(({ print, right }, at) => {
      for (const name of [print, right && print + " right"])
        if (name && !(name in first)) first[name] = at;
    });
    for (const at of Object.values(first).slice(2 - most / 2)) keep.add(at);
    for (let at = tries.length - 1; keep.size < most; at--) keep.add(at);
    return tries.filter((_, at) => keep.has(at));
  }

  /**
   * A record within its limits, as it is written.
   * @param {LearningRecord} record
   */
  function fitting(record) {
    for (const id of Object.keys(record.tries)) record.tries[id] = trimmed(record.tries[id]);
    for (const id of Object.keys(record.notes))
      record.notes[id] = cut(record.notes[id], LIMITS.note);
    for (const step of record.plan) step.what = cut(step.what, LIMITS.note);
    return record;
  }

  /**
   * What can be read of a value as a record, and what can't.
   * @param {unknown} value
   * @returns {Salvaged}
   */
  function salvaged(value) {
    const record = empty();
    if (!isMap(value) || value.version !== VERSION) return { record, lost: ["all of it"] };
    /** @type {string[]} */
    const lost = [];

    /**
     * The entries of a part that `take` can read. It returns undefined for a value it can't.
     * @template T
     * @param {string} part
     * @param {string} said
     * @param {(value: unknown, said: string) => T | undefined} take
     */
    const each = (part, said, take) => {
      /** @type {Record<string, T>} */
      const made = map(),
        all = value[part];
      if (!isMap(all)) lost.push(said);
      else
        for (const [id, one] of Object.entries(all)) {
          const found = isName(id) ? take(one, `${said}: ${id}`) : undefined;
          if (found === undefined) lost.push(`${said}: ${cut(id, 100)}`);
          else made[id] = found;
        }
      return made;
    };
    /** @type {(text: string, most: number, said: string) => string} */
    const shortened = (text, most, said) => {
      if (text.length > most)
        lost.push(`${said}, beyond ${most.toLocaleString("en-GB")} characters`);
      return cut(text, most);
    };
    /** @type {(one: unknown, said: string) => Attempt | null} */
    const attempt = (one, said) => {
      const { at, print, right, chosen } = isMap(one) ? one : /** @type {Partial<Attempt>} */ ({});
      if (!isTime(at) || !isName(print) || typeof right !== "boolean") return null;
      if (!Array.isArray(chosen) || chosen.length > LIMITS.chosen) return null;
      if (chosen.some((item) => typeof item !== "string")) return null;
      const answers = chosen.map((item) => shortened(item, LIMITS.answer, said));
      return { at, print, right, chosen: answers };
    };
    const tried = each("tries", "answers", (tries, said) => {
      if (!Array.isArray(tries)) return undefined;
      const found = tries.map((one) => attempt(one, said)).filter((one) => one !== null);
      if (found.length < tries.length) lost.push(said);
      return found.length || !tries.length ? trimmed(found) : null;
    });
    for (const [id, tries] of Object.entries(tried)) if (tries) record.tries[id] = tries;
    record.finished = each("finished", "finished page", (one) => {
      if (!isMap(one) || !isTime(one.at) || !isMap(one.statements)) return undefined;
      const all = Object.entries(one.statements);
      /** @type {(entry: [string, unknown]) => entry is [string, string]} */
      const isPrint = (entry) => isName(entry[0]) && isText(entry[1], 100);
      return all.every(isPrint) ? { at: one.at, statements: map(all) } : undefined;
    });
    record.notes = each("notes", "note", (text, said) =>
      typeof text === "string" ? shortened(text, LIMITS.note, said) : undefined,
    );
    // Versions hold nothing of the learner's own: whatever can't be read of them is no loss.
    if (isMap(value.versions))
      for (const [id, all] of Object.entries(value.versions))
        if (isName(id) && Array.isArray(all))
          record.versions[id] = all.filter((one) => isText(one, 20)).slice(-LIMITS.versions);
    const steps = Array.isArray(value.plan) ? value.plan : [];
    if (steps !== value.plan) lost.push("plan");
    steps.forEach((step, at) => {
      const found = at < LIMITS.steps && stepOf(step, at);
      if (!found) return lost.push("a step of the plan");
      found.what = shortened(found.what, LIMITS.note, "a step of the plan");
      record.plan.push(found);
    });
    if (isTime(value.begun)) record.begun = value.begun;
    if (isText(value.title, LIMITS.title)) record.title = value.title;
    return { record, lost: [...new Set(lost)] };
  }

  /**
   * A step of a plan, or null. A step from before steps had ids gets an id from its words and its
   * position, so that two open pages give it the same.
   * @param {unknown} step
   * @param {number} at
   * @returns {Step | null}
   */
  function stepOf(step, at) {
    if (!isMap(step) || typeof step.what !== "string") return null;
    const by = isText(step.by, 10) && isTime(step.by) ? step.by : "";
    const unread = !by && step.by && typeof step.by === "string";
    return {
      id: isName(step.id) ? step.id : `${at}-${hash(step.what)}`,
      what: unread ? `${step.what} (by ${step.by})` : step.what,
      by,
      done: step.done === true,
    };
  }

  /**
   * Note down that a note has said a text, so that a copy with that text is known as an older one.
   * @param {LearningRecord} record
   * @param {string} theme
   * @param {string} text
   */
  function versioned(record, theme, text) {
    const all = record.versions[theme] || [],
      mark = hash(text);
    if (text && !all.includes(mark))
      record.versions[theme] = [...all, mark].slice(-LIMITS.versions);
  }

  briefed.record = {
    LIMITS,
    VERSION,
    FORMAT,
    map,
    isMap,
    isTime,
    cut,
    hash,
    parsed,
    empty,
    trimmed,
    fitting,
    salvaged,
    versioned,
  };
})();
