/* A learner's record of a course: kept in this browser, or in this tab alone, and sent nowhere.

   Records are kept under the site's path, so that two sites of one host are apart. A record is read anew before each change, so that
   two open pages don't undo each other's work.

   On a shared computer a tab keeps its own (sessionStorage), which the browser drops with the tab. That the computer is shared is a
   mark on the device (localStorage), so that a second tab or window, and whoever comes next, keep nothing on it either. Each tab stands
   alone: what one holds is handed to no other (BroadcastChannel could), because the tab that was left open may be somebody else's. A
   tab stays as it is until it is asked on its own page My learning, even where another tab says that the computer is shared no more. */
(() => {
  "use strict";
  const briefed = (window.briefed = window.briefed || {});
  const { empty, salvaged, trimmed, versioned, cut, LIMITS, VERSION } = briefed.record;
  const SITE = new URL("../", document.currentScript.src).pathname;
  const FORMER = "briefed:course:"; // of records that were kept without the site's path
  const RECORD = "briefed:record:",
    ASIDE = "briefed:aside:"; // before SITE, a course's name and, of what was set aside, ":NUMBER:DATE"
  const OLD_TAB = "briefed:tab-only",
    TAB = OLD_TAB + ":" + SITE,
    SHARED = "briefed:shared:" + SITE,
    ASKED = "briefed:asked:" + SITE,
    UNSAVED = "briefed:unsaved:" + SITE;
  const FORMAT = "briefed-learning";
  const NOTHING =
    "This browser does not save anything for this site, so your answers are gone when you leave this page.";
  const FULL =
    "This browser has no room left to save more. Save a copy of your learning before you leave this page.";
  const shut = { getItem() {}, setItem() {}, removeItem() {} }; // holds nothing, and takes nothing
  const memory = Object.create(null); // where the browser keeps nothing: gone when the page is left
  const whole = Object.create(null); // texts that could not be read whole and are still to be set aside
  const seen = Object.create(null); // which record of a course this page has shown: see outdated()
  let trouble = "",
    unsaved = false,
    last = {};

  const area = (name) => {
    try {
      const found = window[name];
      found.getItem(TAB);
      return found;
    } catch {
      return null;
    } // blocked
  };
  const put = (kept, name, text) => {
    try {
      kept.setItem(name, text);
      return true;
    } catch {
      return false;
    }
  };

  function tabOnly() {
    const tab = area("sessionStorage");
    if (briefed.lms || !tab) return false;
    if (!tab.getItem(TAB) && (tab.getItem(OLD_TAB) || area("localStorage")?.getItem(SHARED)))
      put(tab, TAB, "yes");
    return !!tab.getItem(TAB);
  }
  const device = () => briefed.lms || area(tabOnly() ? "sessionStorage" : "localStorage");
  const keeper = () => (briefed.trainer ? shut : device()); // a trainer's own record stays off the screen, and as it is
  const changed = () => document.dispatchEvent(new Event("briefed:change"));
  const key = (course) => RECORD + SITE + course;
  const names = (kept) => Array.from({ length: kept?.length || 0 }, (_, at) => kept.key(at)).sort();

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };

  /* What a text says as a record. The last one is remembered: a page asks for it many times. */
  function understood(text) {
    if (last.text !== text) last = { text, ...salvaged(parsed(text)) };
    return last;
  }

  /* What a course was called before is the same course: its record goes along. */
  function former(course, kept) {
    if (briefed.course?.slug !== course) return null;
    for (const name of briefed.course.formerly || []) {
      const text = kept.getItem(key(name));
      if (text && put(kept, key(course), text)) {
        kept.removeItem(key(name));
        return text;
      }
    }
    return null;
  }

  /* Put a text that could not be read whole under a number of its own. Returns whether there was room. */
  function setAside(kept, course, text) {
    const own = names(kept).filter((one) => one.startsWith(`${ASIDE}${SITE}${course}:`));
    if (own.some((one) => kept.getItem(one) === text)) return true;
    const number = 1 + Math.max(0, ...own.map((one) => Number(one.split(":").at(-2))));
    return put(
      kept,
      `${ASIDE}${SITE}${course}:${number}:${new Date().toISOString().slice(0, 10)}`,
      text,
    );
  }

  /* The record of a course; an empty one where there is none. What of it can't be read is set aside, and the rest stays. */
  function read(course) {
    if (memory[course]) return memory[course];
    const kept = keeper(),
      text = kept?.getItem(key(course)) ?? (kept && former(course, kept));
    const { record, lost } = text ? understood(text) : { record: empty(), lost: [] };
    if (
      lost.length &&
      !(setAside(kept, course, text) && put(kept, key(course), JSON.stringify(record)))
    ) {
      memory[course] = record; // what is kept stays as it is, until there is room to set it aside
      whole[course] = text;
      trouble = FULL;
    }
    seen[course] ||= mark(text, record);
    return record;
  }

  const mark = (text, record) => (text ? `${tabOnly()} ${record.begun}` : "");

  /* Whether the record that this page has shown is gone: cleared, or taken to another tab. It may not come back from here. */
  function outdated(course) {
    if (!seen[course] || memory[course] || briefed.trainer) return false;
    const text = keeper()?.getItem(key(course));
    return mark(text, text ? understood(text).record : null) !== seen[course];
  }

  /* A record within its limits, as it is written. */
  function fitting(record) {
    for (const id of Object.keys(record.tries)) record.tries[id] = trimmed(record.tries[id]);
    for (const id of Object.keys(record.notes))
      record.notes[id] = cut(record.notes[id], LIMITS.note);
    for (const step of record.plan) step.what = cut(step.what, LIMITS.note);
    return record;
  }

  function write(course, record, quietly) {
    const kept = keeper(),
      name = key(course);
    if (briefed.trainer) return;
    trouble = "";
    if (kept && !kept.getItem(name)) record.begun = new Date().toISOString();
    if (course === briefed.course?.slug) record.title = cut(briefed.course.title, 300);
    if (
      kept &&
      (!whole[course] || setAside(kept, course, whole[course])) &&
      put(kept, name, JSON.stringify(fitting(record)))
    ) {
      delete memory[course];
      delete whole[course];
      if (tabOnly()) put(kept, UNSAVED, "yes");
    } else {
      memory[course] = record;
      unsaved = true;
      trouble = kept ? FULL : NOTHING;
    }
    seen[course] = mark("there", record);
    if (!quietly) changed();
  }

  function courses() {
    const start = RECORD + SITE,
      found = names(keeper())
        .filter((one) => one.startsWith(start))
        .map((one) => one.slice(start.length));
    return [...new Set([...found, ...Object.keys(memory)])]
      .filter((one) => !one.includes("/"))
      .sort();
  }

  /* What a page offers back: what was set aside of a course, and records of it that are kept under an older key, or, of a copy that is
     opened from a folder, in another folder. [{ key, aside, asked }] */
  function others(kept = keeper()) {
    const { course } = briefed;
    if (!course || !kept?.length) return [];
    const slugs = [course.slug, ...(course.formerly || [])],
      asked = parsed(kept.getItem(ASKED)) || [];
    const local = location.protocol === "file:";
    return names(kept).flatMap((name) => {
      const aside = name.startsWith(ASIDE),
        path = name.slice(aside ? ASIDE.length : RECORD.length).replace(/:\d+:[\d-]+$/, "");
      const ours = slugs.some((slug) =>
        aside || name.startsWith(RECORD)
          ? path === SITE + slug || (local && path.endsWith("/" + slug))
          : !briefed.lms && (name === FORMER + slug || name === `${FORMER}${slug}:unreadable`),
      );
      return ours && name !== key(course.slug)
        ? [{ key: name, aside: aside || name.endsWith(":unreadable"), asked: asked.includes(name) }]
        : [];
    });
  }

  /* What is kept was changed by other means than write(): this page has shown nothing of it yet. `all`: it is gone altogether. */
  function forget(all) {
    for (const known of all ? [seen, memory, whole] : [seen])
      for (const course of Object.keys(known)) delete known[course];
    if (all) trouble = "";
    changed();
  }

  /* A browser asks before it closes a tab that holds what no other place does. Going on within the site closes nothing; of the
     button "Back" a page is told too late to know where it leads, so that one asks as well. */
  let within = false;
  const onSite = (address) =>
    new URL(address).pathname.startsWith(SITE) && new URL(address).host === location.host;
  if (window.navigation)
    navigation.addEventListener("navigate", ({ destination, downloadRequest }) => {
      within = !downloadRequest && !destination.sameDocument && onSite(destination.url);
    });
  else
    addEventListener("click", ({ target }) => {
      within =
        !!target.closest?.("a[href]:not([download], [target])") && onSite(target.closest("a").href);
    });
  addEventListener("beforeunload", (event) => {
    const holds = Object.keys(memory).length
      ? unsaved
      : !within && tabOnly() && area("sessionStorage").getItem(UNSAVED);
    within = false;
    if (!holds) return;
    event.preventDefault();
    event.returnValue = true; // older browsers: https://html.spec.whatwg.org/#the-beforeunloadevent-interface
  });

  /* What was done in another tab shows here; where everything was cleared there, this page begins anew. */
  function refresh() {
    if (Object.keys(seen).some(outdated)) location.reload();
    else changed();
  }
  addEventListener("storage", ({ key: name }) => {
    if (!name || name.startsWith("briefed")) refresh();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && refresh());

  briefed.store = {
    read,
    tabOnly,
    device,
    site: SITE,
    trouble: () => trouble || (keeper() ? "" : NOTHING),
    others,

    /* Change a course's record by a function that is given it. `quietly`: nothing else on the page shows it. */
    change(course, edit, quietly) {
      if (outdated(course)) return location.reload();
      const record = read(course);
      last = {}; // no longer what the text says
      edit(record);
      write(course, record, quietly);
    },

    /* Add a try to what is kept under a question's id. */
    attempt(course, id, attempt) {
      this.change(course, (record) => {
        record.tries[id] = [
          ...(record.tries[id] || []),
          {
            at: new Date().toISOString(),
            ...attempt,
            chosen: attempt.chosen.map((one) => cut(one, LIMITS.answer)),
          },
        ];
      });
    },

    /* Keep a text beside the record that finds no room in it. */
    setAside: (course, value) => setAside(keeper(), course, JSON.stringify(value)),

    /* Everything of every course, as the text of one file. What each note says is noted down, so that the copy is known as an older one. */
    exported() {
      const all = courses().map((course) => {
        const record = read(course),
          before = JSON.stringify(record.versions);
        for (const [theme, text] of Object.entries(record.notes)) versioned(record, theme, text);
        if (JSON.stringify(record.versions) !== before && !memory[course] && keeper())
          put(keeper(), key(course), JSON.stringify(record));
        return [course, record];
      });
      if (keeper()?.getItem(UNSAVED)) keeper().removeItem(UNSAVED);
      unsaved = false;
      return JSON.stringify(
        {
          format: FORMAT,
          version: VERSION,
          exported: new Date().toISOString(),
          courses: Object.fromEntries(all),
        },
        null,
        1,
      );
    },

    /* For moving.js, which only the page My learning loads. */
    inner: {
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
    },
  };
})();
