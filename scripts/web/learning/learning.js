/* "My learning": all that a learner has done in a course, to look at, to print and to take away. */
(() => {
  "use strict";
  const { briefed } = window,
    { make, start, standing, count, store, moving, plan, calendar, keeping } = briefed;

  start(".bf-learning", (holder) => {
    const { course } = /** @type {BriefedCourse} */ (briefed);
    const said = make("p", { role: "status", class: "bf-said" });
    const record = () => store.read(course.slug);
    /** @type {() => [Theme, Standing][]} Each theme with how far the learner is. */
    const all = () => course.themes.map((theme) => [theme, standing(record(), theme)]);
    /** @param {"first" | "best" | "of"} name */
    const sum = (name) => all().reduce((total, [, now]) => total + now[name], 0);
    /** How many answers were right, in words. */
    const rightly = () =>
      `${sum("first")} of ${sum("of")} right at the first try, ${sum("best")} by now`;
    /** When answers were given, the earliest first. */
    const times = () =>
      Object.values(record().tries)
        .flat()
        .map((one) => one.at)
        .sort();
    /** @type {LearningPage} */
    const page = {
      course,
      record,
      again: () => all().flatMap(([theme, now]) => now.again.map((one) => ({ ...one, theme }))),
      part: (id, heading, ...children) =>
        make("section", { id }, make("h2", {}, heading), ...children),
      whenChanged: (fill) => document.addEventListener("briefed:change", fill),
      tell: (words) => (said.textContent = store.trouble() || words),
    };
    const { again, part, whenChanged, tell } = page;
    /** @type {(words: string, onclick: () => void) => HTMLElement} */
    const button = (words, onclick) =>
      make("button", { type: "button", class: "bf-button", onclick }, words);

    function progress() {
      /** @param {[Theme, Standing]} result */
      const row = ([theme, now]) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, make("a", { href: theme.page }, theme.title)),
          ...[
            now.updated
              ? count(now.updated, "question") + " updated"
              : now.done
                ? "✓ done"
                : `${now.answered} of ${now.of}`,
            `${now.first} of ${now.of}`,
            `${now.best} of ${now.of}`,
            theme.minutes,
          ].map((cell) => make("td", {}, String(cell))),
        );
      const minutes = all().reduce(
        (total, [theme, now]) => total + (now.done ? theme.minutes : 0),
        0,
      );
      return part(
        "progress",
        "Where you are",
        make(
          "div",
          { class: "bf-wide", tabindex: 0, role: "region", "aria-label": "Results by page" },
          make(
            "table",
            {},
            make(
              "thead",
              {},
              make(
                "tr",
                {},
                ...[
                  "Page",
                  "Answered",
                  "Right at the first try",
                  "Right by now",
                  "Planned minutes",
                ].map((head) => make("th", { scope: "col" }, head)),
              ),
            ),
            make("tbody", {}, ...all().map(row)),
          ),
        ),
        make(
          "p",
          {},
          `${rightly()}. The pages you have finished are planned to take ${count(minutes, "minute")}.`,
        ),
      );
    }

    function lookAgain() {
      const found = again();
      if (!found.length)
        return part(
          "again",
          "To look at again",
          make(
            "p",
            {},
            times().length
              ? "Nothing: your latest answer to every question was right."
              : "Nothing yet.",
          ),
        );
      return part(
        "again",
        "To look at again",
        make(
          "ul",
          {},
          ...found.map((one) =>
            make(
              "li",
              {},
              make("a", { href: `${one.theme.page}#question-${one.id}` }, one.name),
              one.updated ? " (updated since you answered)" : "",
            ),
          ),
        ),
        make(
          "p",
          {},
          button("Put a reminder into my calendar", () => calendar(page)),
          " for these questions, in a week and in a month.",
        ),
      );
    }

    function notes() {
      const found = course.themes.filter((theme) => record().notes[theme.slug]?.trim());
      return part(
        "notes",
        "Notes for supervision",
        ...(found.length
          ? found.flatMap((theme) => [
              make("h3", {}, make("a", { href: theme.page + "#bf-note" }, theme.title)),
              make("p", { class: "bf-own" }, record().notes[theme.slug]),
            ])
          : [
              make(
                "p",
                {},
                "You have not written any yet. You can write them below “Reflect” on every page.",
              ),
            ]),
      );
    }

    function certificate() {
      const name = make("span", {}),
        paper = make("div", { class: "bf-paper" });
      /** @type {(what: string, words: Child) => HTMLElement} */
      const line = (what, words) => make("p", {}, make("b", {}, what + ": "), words);
      const fillPaper = () => {
        const when = times(),
          finished = all().every(([, now]) => now.done);
        paper.replaceChildren(
          make(
            "p",
            { class: "bf-title" },
            finished ? "Record of learning" : "Record of learning, not finished",
          ),
          line("Name", name),
          line("Course", course.title),
          line(
            "Edition",
            [course.edition, course.published, course.partnership].filter(Boolean).join(", ") ||
              "not given",
          ),
          line(
            "Dates",
            [
              ...new Set(
                when.length ? [when[0], when[when.length - 1]].map(moving.date) : ["not begun"],
              ),
            ].join(" to "),
          ),
          line(
            "Pages finished",
            `${all().filter(([, now]) => now.done).length} of ${course.themes.length}`,
          ),
          line("Questions", rightly()),
          make(
            "p",
            { class: "bf-hint" },
            "Made by the learner's own browser from what it has saved. Nobody has checked it.",
          ),
        );
      };
      fillPaper();
      whenChanged(fillPaper);
      return part(
        "record",
        "A record to keep",
        make(
          "p",
          {},
          make("label", { for: "bf-name" }, "Your name, for printing only: it is not saved"),
          make("input", {
            id: "bf-name",
            type: "text",
            autocomplete: "off",
            oninput: ({ target }) =>
              (name.textContent = /** @type {HTMLInputElement} */ (target).value),
          }),
        ),
        paper,
        button("Print this record", () => {
          document.documentElement.dataset.print = "record";
          window.print();
        }),
      );
    }

    /* These sections are made again whenever the record has changed, here or in another tab. The
       others keep what is being typed. */
    const sections = [progress, lookAgain, notes].map((section) => {
      let shown = section();
      /** @type {() => NodeListOf<HTMLElement>} */
      const parts = () => shown.querySelectorAll("a, button");
      whenChanged(() => {
        const at = [...parts()].findIndex((one) => one === document.activeElement),
          fresh = section();
        shown.replaceWith(fresh);
        shown = fresh;
        if (at >= 0) parts()[at]?.focus();
      });
      return shown;
    });
    holder.replaceChildren(said, ...sections, plan(page), certificate(), keeping(tell));
    tell("");
    addEventListener("afterprint", () => delete document.documentElement.dataset.print);
  });
})();
