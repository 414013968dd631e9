/* "My learning": all that a learner has done in a course, to look at, take away, print and wipe. */
(() => {
  "use strict";
  const {
    make,
    start,
    standing,
    count,
    store,
    download,
    limit,
    keeping,
    record: { LIMITS },
  } = window.briefed;

  start(".bf-learning", (place) => {
    const { course } = window.briefed;
    const record = () => store.read(course.slug);
    const shown = (time) =>
      new Date(time).toLocaleDateString("en-GB", {
        day: "numeric",
        month: "long",
        year: "numeric",
      });
    const said = make("p", { role: "status", class: "bf-said" });
    const tell = (words) => (said.textContent = store.trouble() || words);
    const all = () => course.themes.map((theme) => [theme, standing(record(), theme)]);
    const sum = (name) => all().reduce((total, [, now]) => total + now[name], 0);
    const rightly = () =>
      `${sum("first")} of ${sum("of")} right at the first try, ${sum("best")} by now`;
    const again = () =>
      all().flatMap(([theme, now]) => now.again.map((one) => ({ ...one, theme })));
    const link = ({ theme, id, name }) => make("a", { href: `${theme.page}#question-${id}` }, name);
    const button = (words, onclick) =>
      make("button", { type: "button", class: "bf-button", onclick }, words);
    const part = (id, heading, ...children) =>
      make("section", { id }, make("h2", {}, heading), ...children);
    const whenChanged = (fill) => document.addEventListener("briefed:change", fill);
    const times = () =>
      Object.values(record().tries)
        .flat()
        .map((one) => one.at)
        .sort();

    function progress() {
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
            make("li", {}, link(one), one.updated ? " (updated since you answered)" : ""),
          ),
        ),
        make(
          "p",
          {},
          button("Put a reminder into my calendar", calendar),
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

    function plan() {
      const list = make("ul", { class: "bf-plan" }),
        focus = () => what.focus();
      const what = make("input", { id: "bf-what", type: "text", required: true }),
        by = make("input", { id: "bf-by", type: "date" });
      /* Change the step with an id, whatever its place is by now. */
      const change = (id, edit, words) => {
        let at = -1;
        store.change(course.slug, (kept) => {
          at = kept.plan.findIndex((step) => step.id === id);
          if (at >= 0) edit(kept.plan, at);
        });
        tell(at < 0 ? "That step was already removed in another tab." : words);
      };
      const step = ({ id, what, by, done }) =>
        make(
          "li",
          { "data-step": id },
          make(
            "label",
            {},
            make("input", {
              type: "checkbox",
              checked: done,
              onchange: (event) =>
                change(id, (all, at) => (all[at].done = event.target.checked), "Kept."),
            }),
            " " + what + (by ? `, by ${shown(by)}` : ""),
          ),
          " ",
          make(
            "button",
            {
              type: "button",
              class: "bf-small",
              "aria-label": "Remove: " + what,
              onclick: () => {
                change(id, (all, at) => all.splice(at, 1), "Removed.");
                focus();
              },
            },
            "Remove",
          ),
        );
      /* The steps as they are now; the focus stays with the step that has it. */
      const fillList = () => {
        const held = document.activeElement,
          id = list.contains(held) && held.closest("li").dataset.step;
        list.replaceChildren(...record().plan.map(step));
        if (id) (list.querySelector(`[data-step="${id}"] ${held.localName}`) || what).focus();
      };
      const add = (event) => {
        event.preventDefault();
        if (record().plan.length >= LIMITS.steps)
          return tell(`There is room for ${LIMITS.steps} steps. Remove one first.`);
        const id = [...crypto.getRandomValues(new Uint32Array(2))]
          .map((part) => part.toString(36))
          .join("-");
        store.change(course.slug, (kept) =>
          kept.plan.push({ id, what: what.value, by: by.value, done: false }),
        );
        what.value = by.value = "";
        tell("Kept.");
        focus();
      };
      const counter = make("div", {});
      limit(what, LIMITS.step, counter);
      fillList();
      whenChanged(fillList);
      return part(
        "plan",
        "What I will do",
        list,
        make(
          "form",
          { onsubmit: add },
          make("label", { for: "bf-what" }, "What"),
          what,
          counter,
          make("label", { for: "bf-by" }, "By when (optional)"),
          by,
          make("p", { class: "bf-hint" }, "Write no names, and nothing that identifies a family."),
          make("button", { class: "bf-button" }, "Add"),
        ),
      );
    }

    function certificate() {
      const name = make("span", {}),
        paper = make("div", { class: "bf-paper" });
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
              ...new Set(when.length ? [when[0], when[when.length - 1]].map(shown) : ["not begun"]),
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
            oninput: (event) => (name.textContent = event.target.value),
          }),
        ),
        paper,
        button("Print this record", () => {
          document.documentElement.dataset.print = "record";
          window.print();
        }),
      );
    }

    /* A calendar file (RFC 5545) with an entry in a week and one in a month, which name the
       questions. */
    function calendar() {
      const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
      const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
      const folded = (line) => {
        // at most 75 octets, and no character cut in two
        let out = "",
          used = 0;
        for (const sign of line) {
          const size = new TextEncoder().encode(sign).length;
          if (used + size > 74) {
            out += "\r\n ";
            used = 1;
          }
          out += sign;
          used += size;
        }
        return out;
      };
      const where = location.protocol === "file:" ? "" : "\n" + location.href.split("#")[0];
      const text =
        again()
          .map(({ theme, name }) => `${theme.title}: ${name}`)
          .join("\n") + where;
      const entry = (days) => {
        const date = new Date();
        date.setDate(date.getDate() + days);
        const local = date.toLocaleDateString("sv").replace(/-/g, ""); // Swedish writes a day as ISO 8601 does
        return [
          "BEGIN:VEVENT",
          `UID:${stamp}-${days}-${Math.random().toString(36).slice(2)}@briefed`,
          `DTSTAMP:${stamp}`,
          `DTSTART;VALUE=DATE:${local}`,
          `SUMMARY:${escaped(`${course.title}: look again at ${count(again().length, "question")}`)}`,
          `DESCRIPTION:${escaped(text)}`,
          "TRANSP:TRANSPARENT",
          "END:VEVENT",
        ];
      };
      const lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//briefed//My learning//EN",
        ...entry(7),
        ...entry(30),
        "END:VCALENDAR",
      ];
      download("look-again.ics", "text/calendar", lines.map(folded).join("\r\n") + "\r\n");
      tell("A calendar file was saved: open it.");
    }

    /* What is kept is read again whenever it has changed, here or in another tab; what is being
       typed stays. */
    const sections = [progress, lookAgain, notes].map((section) => {
      const shownNow = { section: section() };
      whenChanged(() => {
        const held = document.activeElement,
          fresh = section(),
          at = [...shownNow.section.querySelectorAll("a, button")].indexOf(held);
        shownNow.section.replaceWith(fresh);
        shownNow.section = fresh;
        if (at >= 0) fresh.querySelectorAll("a, button")[at]?.focus();
      });
      return shownNow.section;
    });
    place.replaceChildren(said, ...sections, plan(), certificate(), keeping(tell));
    tell("");
    addEventListener("afterprint", () => delete document.documentElement.dataset.print);
  });
})();
