/* "My learning": all that a learner has done in a course, to look at, take away, print and wipe. */
(() => {
  "use strict";
  const { make, start, standing, count, store, download } = window.briefed;

  start(".bf-learning", (place) => {
    const { course, lms } = window.briefed;
    const record = () => store.read(course.slug);
    const shown = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const said = make("p", { role: "status", class: "bf-said" });
    const tell = (words) => (said.textContent = store.trouble() || words);
    const all = () => course.themes.map((theme) => [theme, standing(record(), theme)]);
    const sum = (name) => all().reduce((total, [, now]) => total + now[name], 0);
    const rightly = () => `${sum("first")} of ${sum("of")} right at the first try, ${sum("best")} by now`;
    const again = () => all().flatMap(([theme, now]) => now.again.map((one) => ({ ...one, theme })));
    const link = ({ theme, id, name }) => make("a", { href: `${theme.page}#question-${id}` }, name);
    const button = (words, onclick) => make("button", { type: "button", class: "bf-button", onclick }, words);
    const part = (id, heading, ...children) => make("section", { id }, make("h2", {}, heading), ...children);
    const times = () => Object.values(record().tries).flat().map((one) => one.at).sort();

    function progress() {
      const row = ([theme, now]) => make("tr", {}, make("th", { scope: "row" }, make("a", { href: theme.page }, theme.title)),
        ...[now.updated ? count(now.updated, "question") + " updated" : now.done ? "✓ done" : `${now.answered} of ${now.of}`,
          `${now.first} of ${now.of}`, `${now.best} of ${now.of}`, theme.minutes].map((cell) => make("td", {}, String(cell))));
      const minutes = all().reduce((total, [theme, now]) => total + (now.done ? theme.minutes : 0), 0);
      return part("progress", "Where you are",
        make("div", { class: "bf-wide", tabindex: 0, role: "region", "aria-label": "Results by page" }, make("table", {},
          make("thead", {}, make("tr", {}, ...["Page", "Answered", "Right at the first try", "Right by now", "Planned minutes"].map((head) => make("th", { scope: "col" }, head)))),
          make("tbody", {}, ...all().map(row)))),
        make("p", {}, `${rightly()}. The pages you have finished are planned to take ${count(minutes, "minute")}.`));
    }

    function lookAgain() {
      const found = again();
      if (!found.length) return part("again", "To look at again", make("p", {}, times().length ? "Nothing: every question you answered was right at the first try." : "Nothing yet."));
      return part("again", "To look at again", make("ul", {}, ...found.map((one) => make("li", {}, link(one), one.updated ? " (updated since you answered)" : ""))),
        make("p", {}, button("Put a reminder into my calendar", calendar), " for these questions, in a week and in a month."));
    }

    function notes() {
      const found = course.themes.filter((theme) => record().notes[theme.slug]?.trim());
      return part("notes", "Notes for supervision", ...(found.length ? found.flatMap((theme) => [make("h3", {}, make("a", { href: theme.page + "#bf-note" }, theme.title)),
        make("p", { class: "bf-own" }, record().notes[theme.slug])]) : [make("p", {}, "You have written none. There is a place for them below “Reflect” on every page.")]));
    }

    function plan() {
      const change = (edit) => {
        store.change(course.slug, (kept) => edit(kept.plan));
        document.getElementById("plan").replaceWith(plan());
        tell("Kept.");
      };
      const focus = () => document.getElementById("bf-what").focus();
      const what = make("input", { id: "bf-what", type: "text", required: true }), by = make("input", { id: "bf-by", type: "date" });
      const step = ({ what, by, done }, at) => make("li", {}, make("label", {}, make("input", { type: "checkbox", checked: done,
        onchange: (event) => store.change(course.slug, (kept) => (kept.plan[at].done = event.target.checked)) }), " " + what + (by ? `, by ${shown(by)}` : "")), " ",
        make("button", { type: "button", class: "bf-small", "aria-label": "Take away: " + what, onclick: () => { change((steps) => steps.splice(at, 1)); focus(); } }, "Take away"));
      return part("plan", "What I will do", make("ul", { class: "bf-plan" }, ...record().plan.map(step)),
        make("form", { onsubmit: (event) => { event.preventDefault(); change((steps) => steps.push({ what: what.value, by: by.value, done: false })); focus(); } },
          make("label", { for: "bf-what" }, "What"), what, make("label", { for: "bf-by" }, "By when (may stay empty)"), by,
          make("p", { class: "bf-hint" }, "Write no names, and nothing that identifies a family."), make("button", { class: "bf-button" }, "Add")));
    }

    function certificate() {
      const name = make("span", {}), when = times(), finished = all().every(([, now]) => now.done);
      const line = (what, words) => make("p", {}, make("b", {}, what + ": "), words);
      return part("record", "A record to keep",
        make("p", {}, make("label", { for: "bf-name" }, "Your name, for the paper only: kept nowhere"), make("input", { id: "bf-name", type: "text", autocomplete: "off", oninput: (event) => (name.textContent = event.target.value) })),
        make("div", { class: "bf-paper" }, make("p", { class: "bf-title" }, finished ? "Record of learning" : "Record of learning, not finished"), line("Name", name), line("Course", course.title),
          line("Edition", [course.edition, course.published, course.partnership].filter(Boolean).join(", ") || "not given"),
          line("Dates", [...new Set(when.length ? [when[0], when[when.length - 1]].map(shown) : ["not begun"])].join(" to ")),
          line("Pages finished", `${all().filter(([, now]) => now.done).length} of ${course.themes.length}`),
          line("Questions", rightly()),
          make("p", { class: "bf-hint" }, "Made by the learner's own browser from what it kept. Nobody has checked it.")),
        button("Print this record", () => { document.documentElement.dataset.print = "record"; window.print(); }));
    }

    function keep() {
      const copy = make("p", {}, button("Save a copy", () => { download("my-learning.json", "application/json", store.exported()); tell("A copy was saved."); }));
      if (lms) return part("keep", "Keep a copy", make("p", {}, lms.says), copy);
      const file = make("input", { type: "file", id: "bf-file", accept: ".json,application/json", onchange: async () => {
        const why = store.imported(await file.files[0].text());
        fill();
        tell(why ? why + " Nothing was changed." : "Added to what is here.");
      } });
      const tab = make("input", { type: "checkbox", id: "bf-tab", checked: store.tabOnly(), onchange: () => { store.setTabOnly(tab.checked); tell(tab.checked ? "Kept in this tab only, until you close it." : "Kept on this device."); } });
      const ask = make("dialog", { "aria-labelledby": "bf-ask" }, make("p", { id: "bf-ask" }, "Clear everything that this site keeps on this device: answers, notes and plans of every course?"),
        button("Clear everything", () => { store.clear(); ask.close(); fill(); tell("Everything is cleared."); }), " ", button("Keep it", () => ask.close()));
      return part("keep", "Keep, move, or clear", make("p", {}, "Only your browser keeps your learning. Nobody else can see it, and nobody can bring it back."),
        copy, make("p", {}, make("label", { for: "bf-file" }, "Bring a copy back, or from another device"), file),
        make("p", {}, tab, make("label", { for: "bf-tab" }, " This is a shared computer: keep everything for this tab only")),
        make("p", {}, button("Clear everything on this device", () => ask.showModal())), ask);
    }

    /* A calendar file (RFC 5545) with an entry in a week and one in a month, which name the questions. */
    function calendar() {
      const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
      const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
      const folded = (line) => { // at most 75 octets, and no character cut in two
        let out = "", used = 0;
        for (const sign of line) {
          const size = new TextEncoder().encode(sign).length;
          if (used + size > 74) { out += "\r\n "; used = 1; }
          out += sign;
          used += size;
        }
        return out;
      };
      const where = location.protocol === "file:" ? "" : "\n" + location.href.split("#")[0];
      const text = again().map(({ theme, name }) => `${theme.title}: ${name}`).join("\n") + where;
      const entry = (days) => {
        const date = new Date();
        date.setDate(date.getDate() + days);
        const local = date.toLocaleDateString("sv").replace(/-/g, ""); // Swedish writes a day as ISO 8601 does
        return ["BEGIN:VEVENT", `UID:${stamp}-${days}-${Math.random().toString(36).slice(2)}@briefed`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${local}`,
          `SUMMARY:${escaped(`${course.title}: look again at ${count(again().length, "question")}`)}`, `DESCRIPTION:${escaped(text)}`, "TRANSP:TRANSPARENT", "END:VEVENT"];
      };
      const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefed//My learning//EN", ...entry(7), ...entry(30), "END:VCALENDAR"];
      download("look-again.ics", "text/calendar", lines.map(folded).join("\r\n") + "\r\n");
      tell("A calendar file was saved: open it.");
    }

    function fill() {
      place.replaceChildren(said, progress(), lookAgain(), notes(), plan(), certificate(), keep());
      tell("");
    }
    fill();
    addEventListener("afterprint", () => delete document.documentElement.dataset.print);
  });
})();
