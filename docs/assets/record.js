/* A learner's record as a value: its limits, and what of it can be read. Pure; tests run it in Node.

   { version, tries: { QUESTION: [{ at, print, right, chosen }] }, finished: { THEME: { at, statements: { STATEMENT: print } } },
     notes: { THEME: text }, versions: { THEME: [hash of what the note said before] }, plan: [{ id, what, by, done }],
     begun: when the first of it was written here, title: the course's }

   Its maps have no prototype, so that no name in it means anything to JavaScript. */
(() => {
  "use strict";
  const briefed = (globalThis.briefed = globalThis.briefed || {});
  const VERSION = 1;
  /* Characters of a note, a typed answer and a step of the plan; tries of a question, steps,
     options chosen at once, and versions of a note that are known again. */
  const LIMITS = {
    note: 20000,
    answer: 500,
    step: 500,
    tries: 50,
    steps: 1000,
    chosen: 50,
    versions: 40,
  };

  const map = (entries = []) => {
    const made = Object.create(null);
    for (const [name, value] of entries) made[name] = value;
    return made;
  };
  const isMap = (value) => !!value && typeof value === "object" && !Array.isArray(value);
  const isText = (value, most) => typeof value === "string" && value.length <= most;
  const isName = (value) => isText(value, 200) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
  const isTime = (value) =>
    isText(value, 30) && /^\d{4}-\d\d-\d\d/.test(value) && !isNaN(Date.parse(value));

  /* The first characters of a text; a character of two halves is not cut in two. */
  const cut = (text, most) =>
    text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "") : text;

  /* FNV-1a (https://www.rfc-editor.org/rfc/rfc9923) and the length: knows a text again without keeping it. */
  function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at++)
      value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return (value >>> 0).toString(36) + "-" + text.length;
  }

  const empty = () => ({
    version: VERSION,
    tries: map(),
    finished: map(),
    notes: map(),
    versions: map(),
    plan: [],
  });

  /* The tries of a question where there are too many: the newest, and of each wording the first and the first that was right. */
  function trimmed(tries, most = LIMITS.tries) {
    if (tries.length <= most) return tries;
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

  /* What of a value can be read as a record, and what can't: { record, lost }, `lost` in words for the learner. */
  function salvaged(value) {
    const record = empty(),
      lost = [];
    if (!isMap(value) || value.version !== VERSION) return { record, lost: ["all of it"] };
    const each = (part, said, take) => {
      if (!isMap(value[part])) return lost.push(said);
      for (const [id, one] of Object.entries(value[part])) {
        const found = isName(id) ? take(one, `${said}: ${id}`) : undefined;
        if (found === undefined) lost.push(`${said}: ${cut(id, 100)}`);
        else record[part][id] = found;
      }
    };
    const shortened = (text, most, said) => {
      if (text.length > most)
        lost.push(`${said}, beyond ${most.toLocaleString("en-GB")} characters`);
      return cut(text, most);
    };
    const attempt = (one, said) => {
      const { at, print, right, chosen } = isMap(one) ? one : {};
      if (!isTime(at) || !isName(print) || typeof right !== "boolean") return null;
      if (
        !Array.isArray(chosen) ||
        chosen.length > LIMITS.chosen ||
        chosen.some((item) => typeof item !== "string")
      )
        return null;
      return {
        at,
        print,
        right,
        chosen: chosen.map((item) => shortened(item, LIMITS.answer, said)),
      };
    };
    each("tries", "answers", (tries, said) => {
      if (!Array.isArray(tries)) return undefined;
      const found = tries.map((one) => attempt(one, said)).filter(Boolean);
      if (found.length < tries.length) lost.push(said);
      return found.length ? trimmed(found) : tries.length ? null : [];
    });
    for (const id of Object.keys(record.tries)) if (!record.tries[id]) delete record.tries[id];
    each("finished", "finished page", (one) => {
      if (!isMap(one) || !isTime(one.at) || !isMap(one.statements)) return undefined;
      const all = Object.entries(one.statements);
      if (!all.every(([id, print]) => isName(id) && isText(print, 100))) return undefined;
      return { at: one.at, statements: map(all) };
    });
    each("notes", "note", (text, said) =>
      typeof text === "string" ? shortened(text, LIMITS.note, said) : undefined,
    );
    if (isMap(value.versions))
      for (const [id, all] of Object.entries(value.versions)) {
        // nothing of the learner's own
        if (isName(id) && Array.isArray(all))
          record.versions[id] = all.filter((one) => isText(one, 20)).slice(-LIMITS.versions);
      }
    const steps = Array.isArray(value.plan) ? value.plan : [];
    if (steps !== value.plan) lost.push("plan");
    steps.forEach((step, at) => {
      if (!isMap(step) || typeof step.what !== "string" || at >= LIMITS.steps)
        return lost.push("a step of the plan");
      const by = isText(step.by, 10) && isTime(step.by) ? step.by : "";
      const said =
        by || !step.by || typeof step.by !== "string" ? step.what : `${step.what} (by ${step.by})`;
      // A step from before steps had ids gets one by its words and place, so that two open pages give it the same.
      record.plan.push({
        id: isName(step.id) ? step.id : `${at}-${hash(step.what)}`,
        what: shortened(said, LIMITS.note, "a step of the plan"),
        by,
        done: step.done === true,
      });
    });
    if (isTime(value.begun)) record.begun = value.begun;
    if (isText(value.title, 300)) record.title = value.title;
    return { record, lost: [...new Set(lost)] };
  }

  /* Note down that a note has said something, so that a copy that says it is known as an older one. */
  function versioned(record, theme, text) {
    const all = record.versions[theme] || [],
      mark = hash(text);
    if (text && !all.includes(mark))
      record.versions[theme] = [...all, mark].slice(-LIMITS.versions);
  }

  briefed.record = {
    LIMITS,
    VERSION,
    map,
    isMap,
    isName,
    isTime,
    cut,
    hash,
    empty,
    trimmed,
    salvaged,
    versioned,
  };
})();
