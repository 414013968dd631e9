/* Progress: what is done and where to go on. It is shown on the course start, in the navigation and
   after the last question. */
(() => {
  "use strict";
  const { make, need, start, standing, count, store, download, course } = window.briefed;
  if (!course) return;

  const { slug, changes, review, themes } = course,
    shown = need(document, "script[data-course]").dataset.course;
  const here = themes.find((theme) => theme.slug === shown);
  const record = () => store.read(slug);
  /** @type {(theme: Theme, question?: string) => string} */
  const address = (theme, question) => theme.page + (question ? "#question-" + question : "");
  /** @type {(href: string, ...words: string[]) => HTMLElement} */
  const link = (href, ...words) => make("a", { href }, ...words);

  /* Where to go on: at the page of the latest answer, or at the first page after it that is not
     done. */
  function open() {
    const all = themes.map((theme) => /** @type {const} */ ([theme, standing(record(), theme)]));
    const latest = all.map(([, now]) =>
      now.questions.reduce((time, { last }) => (last && last.at > time ? last.at : time), ""),
    );
    const from = Math.max(
      0,
      latest.indexOf(latest.reduce((one, other) => (other > one ? other : one), "")),
    );
    return [...all.slice(from), ...all.slice(0, from)].find(([, now]) => !now.done && now.of);
  }

  /**
   * How far a theme is, or "" where nothing is answered.
   * @param {Theme} theme
   */
  function words(theme) {
    const now = standing(record(), theme);
    if (now.updated) return count(now.updated, "question") + " updated";
    if (now.done) return "✓ done";
    return now.answered ? `${now.answered} of ${now.of}` : "";
  }

  /* What a learner has to know about where the record is: on every page, until My learning has
     asked about it. */
  function notices() {
    const others = store.others().filter((one) => !one.asked);
    /** @type {string[]} */
    const said = [];
    if (store.tabOnly())
      said.push(
        "Shared computer: what you do is kept in this tab only, and is gone when you close it. You can save a copy or change this on ",
      );
    if (others.some((one) => one.aside))
      said.push(
        "Part of your learning could not be read, or was too long to keep. It was set aside for you on ",
      );
    if (others.some((one) => !one.aside))
      said.push(
        "This device has learning in this course from an older version or another copy of this site. If it is yours, you can add it on ",
      );
    return said.map((words) =>
      make("p", {}, words, link("my-learning.html#keep", "My learning"), "."),
    );
  }

  /* What each link to a theme's page says about it. */
  function mark() {
    document.querySelectorAll(".bf-state").forEach((old) => old.remove());
    for (const theme of themes) {
      const said = words(theme),
        target = new URL(theme.page, location.href).href;
      if (!said) continue;
      /** @type {NodeListOf<HTMLAnchorElement>} */
      const links = document.querySelectorAll(
        ".md-sidebar--primary .md-nav__link[href], .bf-progress ~ ul a",
      );
      for (const one of links) {
        if (
          one.href.split("#")[0] !== target ||
          one.closest("[data-md-component=toc], .md-nav__item--pruned")
        )
          continue;
        one.append(make("span", { class: "bf-state" }, " " + said));
      }
    }
  }

  /* Statements of finished themes whose words have changed since: the id, or "" for a statement
     that is gone, and the label. */
  function changed() {
    /** @type {[id: string, label: string][]} */
    const found = [];
    for (const theme of themes) {
      const then = record().finished[theme.slug]?.statements;
      if (!then) continue;
      for (const [id, [print, label]] of Object.entries(theme.statements))
        if (then[id] !== print) found.push([id, label]);
      for (const id of Object.keys(then))
        if (!Object.hasOwn(theme.statements, id))
          found.push(["", id.replace(/-/g, " ") + " (taken away)"]);
    }
    return found;
  }

  start(".bf-progress", (overview) => {
    function fill() {
      const now = themes.map((theme) => standing(record(), theme)),
        done = now.filter((one) => one.done).length;
      const next = open(),
        begun = now.some((one) => one.answered),
        since = changed();
      const parts = [];
      if (since.length)
        parts.push(
          make(
            "p",
            { class: "bf-updated" },
            `${count(since.length, "statement has", "statements have")} changed since you finished: `,
            ...since.flatMap(([id, label], at) => [
              at ? "; " : "",
              id ? link("briefing.html#" + id, label) : label,
            ]),
            ". ",
            changes ? link("what-has-changed.html", "What has changed") : "",
          ),
        );
      if (begun)
        parts.push(
          make(
            "p",
            {},
            `${done} of ${count(now.length, "part")} done. `,
            link("my-learning.html", "My learning"),
          ),
        );
      if (begun && next) {
        const [theme, { questions, next: question }] = next;
        parts.push(
          make(
            "p",
            {},
            make(
              "a",
              { class: "bf-button", href: address(theme, question?.id) },
              `Continue: ${theme.title}, question ${questions.findIndex((one) => one === question) + 1}`,
            ),
          ),
        );
      }
      if (store.trouble()) parts.push(make("p", { class: "bf-trouble" }, store.trouble()));
      overview.replaceChildren(...parts);
    }
    fill();
    document.addEventListener("briefed:change", fill);
  });

  /* After the last question of a theme: the result, the next page, and a copy to keep. */
  start(".bf-answers", (answers) => {
    if (!here) return;
    const box = make("div", { class: "bf-finished", role: "status" });
    answers.before(box);
    const fill = () => {
      const now = standing(record(), here),
        next = open();
      if (!now.done) return box.replaceChildren();
      box.replaceChildren(
        make(
          "p",
          {},
          make("b", {}, "✓ All questions of this page answered: "),
          `${now.first} of ${now.of} right at the first try.`,
        ),
        make(
          "p",
          {},
          next
            ? link(address(next[0]), "Next: " + next[0].title)
            : link("my-learning.html", "You have answered every question. See My learning"),
        ),
        make(
          "p",
          {},
          make(
            "button",
            {
              type: "button",
              class: "bf-button",
              onclick: () => download("my-learning.json", "application/json", store.exported()),
            },
            "Save a copy",
          ),
        ),
        make(
          "p",
          { class: "bf-hint" },
          "Some browsers delete what a site has saved if you do not visit it for a week.",
        ),
      );
    };
    fill();
    document.addEventListener("briefed:answered", () => {
      if (standing(record(), here).done)
        store.change(slug, (all) => {
          all.finished[here.slug] = {
            at: new Date().toISOString(),
            statements: Object.fromEntries(
              Object.entries(here.statements).map(([id, [print]]) => [id, print]),
            ),
          };
        });
      fill();
    });
  });

  /* Whether a review is due depends on the day of the visit, not on the day of the build. */
  if (review && new Date() > new Date(review + "T23:59:59"))
    start("article h1", (heading) => {
      heading.before(
        make(
          "p",
          { class: "bf-review" },
          `This course was to be reviewed by ${review}: ask your partnership whether it still holds.`,
        ),
      );
    });

  start("article h1", (heading) => {
    const box = make("div", { class: "bf-notices" }),
      fill = () => box.replaceChildren(...notices());
    heading.after(box);
    fill();
    document.addEventListener("briefed:change", fill);
  });

  mark();
  document.addEventListener("briefed:change", mark);
})();
