/* Imports learning, moves it between the device and a tab, and clears it. Only the page My learning
   loads it.

   Each of these is all or nothing: where something finds no room, the former state is put back. */
(() => {
  "use strict";
  const { briefed } = window,
    { count, store } = briefed,
    { joined, opened } = briefed.joining,
    { parsed, salvaged, empty } = briefed.record;
  const { slug, title, formerly = [] } = /** @type {BriefedCourse} */ (briefed).course;
  const { area, put, names, setAside, forget, changed, memory, key, keys, says } = store.inner;
  const { OLD_TAB, TAB, SHARED, ASKED, UNSAVED } = keys;
  const aside = keys.ASIDE + store.site;
  /**
   * The course that a key belongs to.
   * @param {string} name
   */
  const courseOf = (name) =>
    name.slice((name.startsWith(aside) ? aside : key("")).length).replace(/:\d+:[\d-]+$/, "");
  /**
   * The keys of this site's records.
   * @param {Storage | null} kept
   */
  const own = (kept) =>
    names(kept).filter(
      (one) =>
        [key(""), aside].some((start) => one.startsWith(start)) && !courseOf(one).includes("/"),
    );
  /** @type {Moving["listed"]} */
  const listed = (words) =>
    words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}` : words[0];
  /** @type {Moving["numbers"]} */
  const numbers = ({ answers, finished, notes, steps }) =>
    listed(
      [
        answers ? count(answers, "answer") : "",
        finished ? count(finished, "finished page") : "",
        notes ? count(notes, "note") : "",
        steps ? count(steps, "step") + " of the plan" : "",
      ].filter(Boolean),
    );
  /** @param {string} time */
  const date = (time) =>
    new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const device = () => /** @type {Keep} */ (store.device());

  /**
   * Write texts under their names; where one finds no room, put everything back. Returns whether
   * all were written.
   * @param {Keep} kept
   * @param {[name: string, text: string][]} texts
   */
  function putAll(kept, texts) {
    const before = texts.map(([name]) => /** @type {const} */ ([name, kept.getItem(name)]));
    if (texts.every(([name, text]) => put(kept, name, text))) return true;
    for (const [name, text] of before)
      if (text === null || text === undefined) kept.removeItem(name);
      else put(kept, name, text);
    return false;
  }

  /**
   * Add records to those that are kept.
   * @param {[course: string, record: LearningRecord][]} all
   * @param {string} from The line above a note that is put below another.
   * @param {Keep | null} [kept]
   * @returns {Refusal | Joined<string>}
   */
  function add(all, from, kept = store.device()) {
    /** @type {[name: string, text: string][]} */
    const texts = [];
    /** @type {[course: string, numbers: Added][]} */
    const added = [];
    for (const [name, record] of all) {
      const there = kept?.getItem(key(name)),
        found = there ? salvaged(parsed(there)) : { record: empty(), lost: [] };
      if (there && found.lost.length && !setAside(kept, name, there)) return { why: says.FULL };
      const both = joined(memory[name] || found.record, record, from);
      if (!there) both.record.begun = new Date().toISOString();
      if (record.title) both.record.title ||= record.title;
      texts.push([key(name), JSON.stringify(both.record)]);
      added.push([name, { ...both.added, over: Object.keys(both.over).length }]);
      if (Object.keys(both.over).length) {
        if (!kept || !setAside(kept, name, JSON.stringify({ ...empty(), notes: both.over })))
          return { why: says.FULL };
      }
    }
    if (kept && !putAll(kept, texts)) return { why: says.FULL };
    for (const [name, text] of texts) {
      if (kept) delete memory[courseOf(name)];
      else memory[courseOf(name)] = salvaged(parsed(text)).record; // until the page is left
    }
    if (store.tabOnly()) put(kept, UNSAVED, "yes");
    forget();
    return { added };
  }

  /**
   * The course of this site that a name in a file means, or null.
   * @param {string} name
   * @returns {CourseHere | null}
   */
  function here(name) {
    if (name === slug || formerly.includes(name)) return { slug, title };
    const start = new URL(`../${name}/index.html`, location.href).href;
    const link = [...document.links].find((one) => one.href.split("#")[0] === start);
    return link
      ? {
          slug: name,
          title: link.textContent.trim(),
          page: start.replace("index.html", "my-learning.html"),
        }
      : null;
  }

  /** @type {Moving} */
  const moving = {
    date,
    listed,
    numbers,

    /* Add what a file holds; `without` names the courses that this site does not have. */
    imported(text) {
      const file = opened(text);
      if (file.why !== undefined) return file;
      /** @type {CourseHere[]} */
      const places = [];
      /** @type {[course: string, record: LearningRecord][]} */
      const all = [];
      /** @type {string[]} */
      const without = [];
      for (const [name, record] of file.courses) {
        const found = here(name);
        if (found) {
          places.push(found);
          all.push([found.slug, record]);
        } else without.push(record.title || name);
      }
      const saved = file.exported ? ` that was saved on ${date(file.exported)}` : "";
      const done = add(all, `From a copy${saved}:`);
      if (done.why !== undefined) return done;
      return { without, added: done.added.map(([, numbers], at) => [places[at], numbers]) };
    },

    /* Add the text under another key to the record of this course. The other text stays. */
    adopt(name) {
      const { record } = salvaged(parsed(device().getItem(name)));
      return add([[slug, record]], "From what was found on this device:");
    },

    /* Remember that the learner was asked about the text under a key: other pages mention it no
       more. */
    asked(name) {
      const kept = device(),
        all = /** @type {string[] | null} */ (parsed(kept.getItem(ASKED))) || [];
      if (!all.includes(name)) put(kept, ASKED, JSON.stringify([...all, name]));
    },

    takeAway(name) {
      device().removeItem(name);
      changed();
    },

    /* Whether the device, or this tab, holds something of this site. */
    holds: (where) => own(area(where)).length > 0,

    /* From now on each tab keeps its own record. `along`: what the device holds moves into this
       tab; otherwise it stays. Returns why not, or "". */
    share(along) {
      const tab = area("sessionStorage"),
        kept = area("localStorage");
      if (!tab || !kept) return says.NOTHING;
      /** @type {[name: string, text: string][]} */
      const texts = (along ? own(kept) : []).map((name) => [name, kept.getItem(name) || ""]);
      if (!putAll(tab, [...texts, [TAB, "yes"]]) || !put(kept, SHARED, "yes")) {
        for (const name of [...texts.map(([name]) => name), TAB]) tab.removeItem(name);
        return says.FULL;
      }
      for (const [name] of texts) kept.removeItem(name);
      if (texts.length) put(tab, UNSAVED, "yes");
      forget();
      return "";
    },

    /* From now on the device keeps everything again. `along`: what this tab holds is added to it;
       otherwise it is deleted. Returns why not, or "". */
    unshare(along) {
      const tab = area("sessionStorage"),
        kept = area("localStorage"),
        all = own(tab);
      if (!tab || !kept) return says.NOTHING;
      if (along) {
        const read = all
          .filter((name) => !name.startsWith(aside))
          .map((name) => ({ name, ...salvaged(parsed(tab.getItem(name))) }));
        const broken = read.filter(({ lost }) => lost.length).map(({ name }) => name);
        const asides = [...all.filter((name) => name.startsWith(aside)), ...broken];
        const apart = (/** @type {string} */ name) =>
          setAside(kept, courseOf(name), tab.getItem(name) || "");
        if (!asides.every(apart)) return says.FULL;
        const { why } = add(
          read.map(({ name, record }) => [courseOf(name), record]),
          "From a tab of this computer:",
          kept,
        );
        if (why) return why;
      }
      for (const name of [...all, ASKED, OLD_TAB, TAB, UNSAVED]) tab.removeItem(name);
      kept.removeItem(SHARED);
      forget();
      return "";
    },

    /* Clear everything that this site keeps in this tab; with `device` also on the device, and with
       `others` also what was found there. */
    clear({ device, others }) {
      const found = others ? store.others(store.device()).map((one) => one.key) : [];
      for (const kept of [area("sessionStorage"), device && area("localStorage")]) {
        if (!kept) continue;
        for (const name of [
          ...own(kept),
          ...found,
          ASKED,
          UNSAVED,
          "briefed:trainer:" + store.site,
        ])
          kept.removeItem(name);
      }
      forget(true);
    },
  };
  briefed.moving = moving;
})();
