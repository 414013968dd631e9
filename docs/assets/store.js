/* A learner's record of a course: kept in this browser, or in this tab alone, and sent nowhere.

   A record holds tries (under a question's id: what was chosen, by the options' own names, never by
   their places), finished themes, notes and a plan. It is read anew before each change, so that two
   open pages don't undo each other's work. */
(() => {
  "use strict";
  const briefed = (window.briefed = window.briefed || {});
  const PREFIX = "briefed:", TAB = PREFIX + "tab-only", FORMAT = "briefed-learning", VERSION = 1;
  const MOST_TRIES = 12; // the first, and the last eleven
  const NOTHING = "This browser keeps nothing for this site, so your answers are gone when you leave this page.";
  const shut = { getItem() {}, setItem() {}, removeItem() {} }; // holds nothing, and takes nothing
  const memory = {}; // where the browser keeps nothing: gone when the page is left
  let trouble = "";

  const area = (name) => {
    try {
      const found = window[name];
      found.getItem(TAB);
      return found;
    } catch { return null; } // blocked
  };
  const tabOnly = () => area("sessionStorage")?.getItem(TAB) === "yes";
  const device = () => briefed.lms || area(tabOnly() ? "sessionStorage" : "localStorage");
  const keeper = () => (briefed.trainer ? shut : device()); // a trainer's own record stays off the screen, and as it is
  const changed = () => document.dispatchEvent(new Event("briefed:change"));
  const key = (course) => PREFIX + "course:" + course;
  const empty = () => ({ version: VERSION, tries: {}, finished: {}, notes: {}, plan: [] });

  const is = {
    text: (value, most = 20000) => typeof value === "string" && value.length <= most,
    name: (value) => is.text(value, 200) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
    time: (value) => is.text(value, 30) && /^\d{4}-\d\d-\d\d/.test(value) && !isNaN(Date.parse(value)),
    list: (value, one, most = 1000) => Array.isArray(value) && value.length <= most && value.every((item) => one(item)),
    map: (value, one) => !!value && typeof value === "object" && !Array.isArray(value) &&
      Object.entries(value).every(([name, item]) => is.name(name) && one(item)),
    attempt: (value) => !!value && is.time(value.at) && is.name(value.print) && typeof value.right === "boolean" &&
      is.list(value.chosen, (item) => is.text(item, 500), 50),
    finish: (value) => !!value && is.time(value.at) && is.map(value.statements, (item) => is.text(item, 100)),
    step: (value) => !!value && is.text(value.what) && is.text(value.by, 100) && typeof value.done === "boolean",
    record: (value) => !!value && value.version === VERSION && is.map(value.tries, (item) => is.list(item, is.attempt, 50)) &&
      is.map(value.finished, is.finish) && is.map(value.notes, is.text) && is.list(value.plan, is.step),
  };

  const parsed = (text) => {
    try { return JSON.parse(text); } catch { return null; }
  };

  /* The record of a course; an empty one where there is none. What can't be read is put aside, not lost. */
  const read = (course) => {
    if (memory[course]) return memory[course];
    const kept = keeper();
    const text = kept?.getItem(key(course));
    if (!text) return empty();
    const record = parsed(text);
    if (is.record(record)) return record;
    try {
      kept.setItem(key(course) + ":unreadable", text);
      kept.removeItem(key(course));
    } catch { /* then it stays where it is */ }
    trouble = "What was kept here could not be read. It was put aside, and this course begins anew.";
    return empty();
  };

  const write = (course, record) => {
    const kept = keeper();
    trouble = "";
    try {
      if (!kept) throw new Error("blocked");
      kept.setItem(key(course), JSON.stringify(record));
      delete memory[course];
    } catch {
      memory[course] = record;
      trouble = kept ? "This browser has no room left, so nothing more is kept when you leave this page. Save a copy of your learning first."
        : NOTHING;
    }
    changed();
  };

  const courses = () => {
    const kept = keeper(), found = new Set(Object.keys(memory));
    for (let at = 0; kept && at < kept.length; at++) {
      const name = kept.key(at);
      if (name.startsWith(PREFIX + "course:") && !name.endsWith(":unreadable")) found.add(name.slice(PREFIX.length + 7));
    }
    return [...found].sort();
  };

  /* What two records hold together: every try, the earlier finish, both notes where they differ. */
  const merged = (mine, theirs) => {
    const all = { ...mine, tries: { ...mine.tries }, notes: { ...mine.notes }, finished: { ...theirs.finished, ...mine.finished } };
    for (const [id, tries] of Object.entries(theirs.tries)) {
      const seen = new Set((all.tries[id] || []).map((one) => one.at + one.chosen));
      all.tries[id] = [...(all.tries[id] || []), ...tries.filter((one) => !seen.has(one.at + one.chosen))].sort((a, b) => (a.at < b.at ? -1 : 1));
    }
    for (const [theme, note] of Object.entries(theirs.notes)) {
      const own = all.notes[theme] || "";
      all.notes[theme] = own.includes(note) ? own : note.includes(own) ? note : own + "\n\n" + note;
    }
    const steps = new Set(mine.plan.map((step) => step.what + step.by));
    all.plan = [...mine.plan, ...theirs.plan.filter((step) => !steps.has(step.what + step.by))];
    return all;
  };

  briefed.store = {
    read,
    tabOnly,
    device,
    trouble: () => trouble || (keeper() ? "" : NOTHING),

    /* Change a course's record by a function that is given it. */
    change(course, edit) {
      const record = read(course);
      edit(record);
      write(course, record);
    },

    /* Add a try to what is kept under a question's id; the first one always stays. */
    attempt(course, id, attempt) {
      this.change(course, (record) => {
        const [first, ...later] = [...(record.tries[id] || []), { at: new Date().toISOString(), ...attempt }];
        record.tries[id] = [first, ...later.slice(1 - MOST_TRIES)];
      });
    },

    /* Everything of every course, as the text of one file. */
    exported: () => JSON.stringify({ format: FORMAT, version: VERSION, exported: new Date().toISOString(),
      courses: Object.fromEntries(courses().map((course) => [course, read(course)])) }, null, 1),

    /* Add what a file holds to what is here; says why not, or "", and changes nothing where it says why not. */
    imported(text) {
      const file = parsed(text);
      if (!file) return "This file is damaged, or it is no copy of your learning: it could not be read.";
      if (file.format !== FORMAT) return "This file is no copy of your learning: choose one that was saved from a page like this.";
      if (file.version !== VERSION) return "This file was saved by another version of this site, and can't be read here.";
      if (!is.map(file.courses, is.record)) return "This file is damaged: parts of it are missing or are not what they should be.";
      for (const [course, record] of Object.entries(file.courses)) write(course, merged(read(course), record));
      return "";
    },

    /* Keep everything for this tab alone, or on this device again. What is kept moves along. */
    setTabOnly(on) {
      const from = keeper(), names = courses(), records = names.map(read);
      const tab = area("sessionStorage");
      if (!tab) return;
      if (on) tab.setItem(TAB, "yes");
      else tab.removeItem(TAB);
      names.forEach((name, at) => {
        write(name, records[at]);
        if (!memory[name]) from?.removeItem(key(name));
      });
    },

    /* Take away everything that this site has kept on this device and in this tab. */
    clear() {
      for (const name of ["localStorage", "sessionStorage"]) {
        const kept = area(name);
        for (const one of kept ? Object.keys(kept) : []) if (one.startsWith(PREFIX) && one !== TAB) kept.removeItem(one);
      }
      Object.keys(memory).forEach((course) => delete memory[course]);
      trouble = "";
      changed();
    },
  };
})();
