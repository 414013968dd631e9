/* A learner's record of a course: kept in this browser, or in this tab alone, and sent nowhere.

   Records are kept under the site's path, so that two sites of one host are apart. A record is
   read anew before each change, so that two open pages don't undo each other's work.

   On a shared computer a tab keeps its own record (sessionStorage), which the browser drops with
   the tab. A mark on the device (localStorage) says that the computer is shared, so that other
   tabs keep nothing on it either. No tab hands its record to another (BroadcastChannel could),
   because a tab that was left open may be somebody else's. Each tab keeps its way until the
   learner changes it in that tab, on the page My learning. */
(() => {
  "use strict";
  const { briefed } = window;
  const { empty, fitting, parsed, salvaged, versioned, cut, LIMITS, FORMAT, VERSION } =
    briefed.record;
  const SITE = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src)
    .pathname;
  const FORMER = "briefed:course:"; // of records that were kept without the site's path
  // How keys begin. SITE and a course's slug follow, and ":NUMBER:DATE" for a text set aside.
  const RECORD = "briefed:record:",
    ASIDE = "briefed:aside:";
  const OLD_TAB = "briefed:tab-only",
    TAB = OLD_TAB + ":" + SITE,
    SHARED = "briefed:shared:" + SITE,
    ASKED = "briefed:asked:" + SITE,
    UNSAVED = "briefed:unsaved:" + SITE;
  const NOTHING =
    "This browser does not save anything for this site, so your answers are gone when you leave this page.";
  const FULL =
    "This browser has no room left to save more. Save a copy of your learning before you leave this page.";
  /** @type {Keep} Holds nothing, and takes nothing. */
  const shut = { getItem() {}, setItem() {}, removeItem() {} };
  /** @type {Record<string, LearningRecord>} Where the browser keeps nothing: gone with the page. */
  const memory = Object.create(null);
  /**
   * @type {Record<string, string>} Texts that could not be read whole and are not set aside yet.
   */
  const whole = Object.create(null);
  /**
   * @type {Record<string, string>} Which record of a course this page has shown: see outdated().
   */
  const seen = Object.create(null);
  /** @type {Partial<Salvaged> & { text?: string }} The text that was read last, as a record. */
  let last = {};
  let trouble = "",
    unsaved = false;

  /** @type {StoreInside["area"]} Null where the browser blocks it. */
  const area = (name) => {
    try {
      const found = window[name];
      found.getItem(TAB);
      return found;
    } catch {
      return null;
    }
  };
  /** @type {StoreInside["put"]} Returns whether there was room. */
  const put = (kept, name, text) => {
    try {
      /** @type {Keep} */ (kept).setItem(name, text);
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
  /** @returns {Keep | null} */
  const device = () => briefed.lms || area(tabOnly() ? "sessionStorage" : "localStorage");
  // A trainer's own record stays off the screen, and as it is.
  const keeper = () => (briefed.trainer ? shut : device());
  const changed = () => document.dispatchEvent(new Event("briefed:change"));
  /** @type {StoreInside["key"]} */
  const key = (course) => RECORD + SITE + course;
  /** @type {StoreInside["names"]} */
  const names = (kept) =>
    Array.from(
      { length: kept?.length || 0 },
      (_, at) => /** @type {string} */ (kept?.key?.(at)),
    ).sort();

  /**
   * A text as a record. The last one is remembered: a page asks for it many times.
   * @param {string} text
   */
  function understood(text) {
    if (last.text !== text) last = { text, ...salvaged(parsed(text)) };
    return /** @type {Salvaged} */ (last);
  }

  /**
   * The record that was kept under a former name of a course. It goes to the name of today.
   * @param {string} course
   * @param {Keep} kept
   */
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

  /**
   * Put a text that could not be read whole under a number of its own. Returns whether there was
   * room.
   * @type {StoreInside["setAside"]}
   */
  function setAside(kept, course, text) {
    const own = names(kept).filter((one) => one.startsWith(`${ASIDE}${SITE}${course}:`));
    if (own.some((one) => kept?.getItem(one) === text)) return true;
    const number = 1 + Math.max(0, ...own.map((one) => Number(one.split(":").at(-2))));
    return put(
      kept,
      `${ASIDE}${SITE}${course}:${number}:${new Date().toISOString().slice(0, 10)}`,
      text,
    );
  }

  /**
   * The record of a course; an empty record where there is none. A text that can't be read whole is
   * set aside, and what can be read of it stays.
   * @type {Store["read"]}
   */
  function read(course) {
    if (memory[course]) return memory[course];
    const kept = keeper(),
      text = kept?.getItem(key(course)) ?? (kept && former(course, kept));
    if (!text) return empty();
    const { record, lost } = understood(text);
    const apart = () =>
      setAside(kept, course, text) && put(kept, key(course), JSON.stringify(record));
    if (lost.length && !apart()) {
      memory[course] = record; // the kept text stays as it is until there is room to set it aside
      whole[course] = text;
      trouble = FULL;
    }
    seen[course] ||= mark(record);
    return record;
  }

  /** @param {LearningRecord} record */
  const mark = (record) => `${tabOnly()} ${record.begun}`;

  /**
   * Whether the record that this page has shown is gone: cleared, or taken to another tab. This
   * page must not write it again.
   * @param {string} course
   */
  function outdated(course) {
    if (!seen[course] || memory[course] || briefed.trainer) return false;
    const text = keeper()?.getItem(key(course));
    return (text ? mark(understood(text).record) : "") !== seen[course];
  }

  /**
   * @param {string} course
   * @param {LearningRecord} record
   * @param {boolean} [quietly]
   */
  function write(course, record, quietly) {
    const kept = keeper(),
      name = key(course);
    if (briefed.trainer) return;
    trouble = "";
    if (kept && !kept.getItem(name)) record.begun = new Date().toISOString();
    if (course === briefed.course?.slug) record.title = cut(briefed.course.title, LIMITS.title);
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
    seen[course] = mark(record);
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

  /**
   * What a page offers back: texts of a course that were set aside, and its records that are kept
   * under an older key or, of a copy that is opened from a folder, in another folder.
   * @type {Store["others"]}
   */
  function others(kept = keeper()) {
    const { course } = briefed;
    if (!course || !kept?.length) return [];
    const slugs = [course.slug, ...(course.formerly || [])],
      asked = /** @type {string[] | null} */ (parsed(kept.getItem(ASKED))) || [];
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

  /**
   * The texts were changed without write(): this page has shown none of them yet. `all`: all are
   * gone.
   * @type {StoreInside["forget"]}
   */
  function forget(all) {
    for (const known of all ? [seen, memory, whole] : [seen])
      for (const course of Object.keys(known)) delete known[course];
    if (all) trouble = "";
    changed();
  }

  /* The browser asks before it closes a tab that holds the only copy. It does not ask when the
     learner goes on within the site. A page can't know in time where the button "Back" leads, so
     that button asks as well. */
  let within = false;
  /** @param {string} address */
  const onSite = (address) =>
    new URL(address).pathname.startsWith(SITE) && new URL(address).host === location.host;
  if (window.navigation)
    navigation.addEventListener("navigate", ({ destination, downloadRequest }) => {
      within = !downloadRequest && !destination.sameDocument && onSite(destination.url);
    });
  else
    addEventListener("click", ({ target }) => {
      const link = /** @type {Element} */ (target).closest?.("a[href]:not([download], [target])");
      within = !!link && onSite(/** @type {HTMLAnchorElement} */ (link).href);
    });
  addEventListener("beforeunload", (event) => {
    const holds = Object.keys(memory).length
      ? unsaved
      : !within && tabOnly() && area("sessionStorage")?.getItem(UNSAVED);
    within = false;
    if (!holds) return;
    event.preventDefault();
    // For older browsers: https://html.spec.whatwg.org/#the-beforeunloadevent-interface
    event.returnValue = true;
  });

  /* A change in another tab shows here. Where that tab cleared everything, this page begins
     anew. */
  function refresh() {
    if (Object.keys(seen).some(outdated)) location.reload();
    else changed();
  }
  addEventListener("storage", ({ key: name }) => {
    if (!name || name.startsWith("briefed")) refresh();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && refresh());

  /** @type {Store} */
  const store = {
    read,
    tabOnly,
    device,
    site: SITE,
    trouble: () => trouble || (keeper() ? "" : NOTHING),
    others,

    /* Change a course's record by a function that is given it. `quietly`: no other part of the page
       shows the change. */
    change(course, edit, quietly) {
      if (outdated(course)) return location.reload();
      const record = read(course);
      last = {}; // no longer what the text says
      edit(record);
      write(course, record, quietly);
    },

    /* Add a try of a question. */
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

    /* Everything of every course, as the text of one file. What each note says is noted down, so
       that the copy is known as an older one. */
    exported() {
      const all = courses().map((course) => {
        const record = read(course),
          before = JSON.stringify(record.versions);
        for (const [theme, text] of Object.entries(record.notes)) versioned(record, theme, text);
        if (JSON.stringify(record.versions) !== before && !memory[course] && keeper())
          put(keeper(), key(course), JSON.stringify(record));
        return /** @type {const} */ ([course, record]);
      });
      if (keeper()?.getItem(UNSAVED)) keeper()?.removeItem(UNSAVED);
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
      keys: { OLD_TAB, TAB, SHARED, ASKED, UNSAVED, ASIDE },
      says: { FULL, NOTHING },
      ...{ area, put, names, setAside, forget, changed, memory, key },
    },
  };
  briefed.store = store;
})();
