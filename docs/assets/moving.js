/* Bringing learning in, moving it between the device and a tab, and taking it away. Only the page My learning loads it.

   Each of these is all or nothing: where something finds no room, what was there is put back. */
(() => {
  "use strict";
  const { briefed } = window,
    { store } = briefed,
    { joined, opened } = briefed.joining,
    { salvaged, empty } = briefed.record;
  const {
    area,
    put,
    names,
    setAside,
    forget,
    changed,
    memory,
    key,
    OLD_TAB,
    TAB,
    SHARED,
    ASKED,
    UNSAVED,
    ASIDE,
    FULL,
    NOTHING,
  } = store.inner;
  const aside = ASIDE + store.site;
  const course = (name) =>
    name.slice((name.startsWith(aside) ? aside : key("")).length).replace(/:\d+:[\d-]+$/, "");
  const own = (kept) =>
    names(kept).filter(
      (one) =>
        [key(""), aside].some((start) => one.startsWith(start)) && !course(one).includes("/"),
    );
  const date = (time) =>
    new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };

  /* Write texts under their names into a place; where one finds no room, put everything back. Returns whether all is there. */
  function putAll(kept, texts) {
    const before = texts.map(([name]) => [name, kept.getItem(name)]);
    if (texts.every(([name, text]) => put(kept, name, text))) return true;
    for (const [name, text] of before)
      text === null || text === undefined ? kept.removeItem(name) : put(kept, name, text);
    return false;
  }

  /* Add records to those of this place. `all` is [[course, record]], `from` the line above a note that is put below another. Returns
     { why } or { added: [[course, numbers]] }, with `over: true` where a note had to be set aside. */
  function add(all, from, kept = store.device()) {
    const texts = [],
      added = [];
    let over = false;
    for (const [name, record] of all) {
      const there = kept?.getItem(key(name)),
        found = there ? salvaged(parsed(there)) : { record: empty(), lost: [] };
      if (found.lost.length && !setAside(kept, name, there)) return { why: FULL };
      const both = joined(memory[name] || found.record, record, from);
      if (!there) both.record.begun = new Date().toISOString();
      if (record.title) both.record.title ||= record.title;
      texts.push([key(name), JSON.stringify(both.record)]);
      added.push([name, { ...both.added, over: Object.keys(both.over).length }]);
      if (Object.keys(both.over).length) {
        over = true;
        if (!kept || !setAside(kept, name, JSON.stringify({ ...empty(), notes: both.over })))
          return { why: FULL };
      }
    }
    if (kept && !putAll(kept, texts)) return { why: FULL };
    for (const [name, text] of texts) {
      if (kept) delete memory[course(name)];
      else memory[course(name)] = salvaged(parsed(text)).record; // until the page is left, as everything here
    }
    if (store.tabOnly()) put(kept, UNSAVED, "yes");
    forget();
    return { added, over };
  }

  /* Which course of this site a name in a file means: { slug, title, page }, or null. */
  function here(name) {
    const { slug, title, formerly = [] } = briefed.course;
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

  briefed.moving = {
    date,

    /* Add what a file holds. Returns { why }, or { added: [[place, numbers]], without: [names of courses that this site does not have] }. */
    imported(text) {
      const file = opened(text);
      if (file.why) return file;
      const known = file.courses.map(([name, record]) => [here(name), record, name]);
      const without = known
        .filter(([place]) => !place)
        .map(([, record, name]) => record.title || name);
      const all = known.filter(([place]) => place).map(([place, record]) => [place.slug, record]);
      const done = add(
        all,
        `From a copy${file.exported ? ` that was saved on ${date(file.exported)}` : ""}:`,
      );
      return done.why
        ? done
        : {
            ...done,
            added: done.added.map(([, numbers], at) => [
              known.filter(([place]) => place)[at][0],
              numbers,
            ]),
            without,
          };
    },

    /* Add what is kept under another key to the record of this course; the other stays where it is. */
    adopt(name) {
      const { record } = salvaged(parsed(store.device().getItem(name)));
      return add([[briefed.course.slug, record]], "From what was found on this device:");
    },

    /* Remember that the learner was asked about what is kept under a key, so that other pages mention it no more. */
    asked(name) {
      const kept = store.device(),
        all = parsed(kept.getItem(ASKED)) || [];
      if (!all.includes(name)) put(kept, ASKED, JSON.stringify([...all, name]));
    },

    takeAway(name) {
      store.device().removeItem(name);
      changed();
    },

    /* Whether the device, or this tab, holds something of this site. */
    holds: (where) => own(area(where)).length > 0,

    /* From now on each tab keeps its own. What the device holds goes along into this tab, or is left where it is. Returns why not, or "". */
    share(along) {
      const tab = area("sessionStorage"),
        kept = area("localStorage");
      if (!tab || !kept) return NOTHING;
      const texts = (along ? own(kept) : []).map((name) => [name, kept.getItem(name)]);
      if (!putAll(tab, [...texts, [TAB, "yes"]]) || !put(kept, SHARED, "yes")) {
        for (const [name] of [...texts, [TAB]]) tab.removeItem(name);
        return FULL;
      }
      for (const [name] of texts) kept.removeItem(name);
      if (texts.length) put(tab, UNSAVED, "yes");
      forget();
      return "";
    },

    /* From now on the device keeps everything again. What this tab holds is added to it, or goes. Returns why not, or "". */
    unshare(along) {
      const tab = area("sessionStorage"),
        kept = area("localStorage"),
        all = own(tab);
      if (!kept) return NOTHING;
      if (along) {
        const read = all
          .filter((name) => !name.startsWith(aside))
          .map((name) => [name, salvaged(parsed(tab.getItem(name)))]);
        const broken = read.filter(([, { lost }]) => lost.length).map(([name]) => name);
        const asides = [...all.filter((name) => name.startsWith(aside)), ...broken];
        if (!asides.every((name) => setAside(kept, course(name), tab.getItem(name)))) return FULL;
        const { why } = add(
          read.map(([name, { record }]) => [course(name), record]),
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

    /* Take away everything that this site keeps: in this tab, and with `device` on the device; with `others` also what was found there. */
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
})();
