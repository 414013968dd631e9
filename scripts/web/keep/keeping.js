/* "Keep, move, or clear" on My learning: its copies, and what asking.js and found.js add. */
(() => {
  "use strict";
  const { briefed } = window,
    { make, count, store, download, moving, found } = briefed,
    { numbers } = moving,
    { button, shared, clear } = briefed.asking;
  const MOST = 20_000_000; // bytes of a file that is read

  /* The section. */
  briefed.keeping = (tell) => {
    const { lms } = briefed;
    const save = () => {
      download("my-learning.json", "application/json", store.exported());
      tell("A copy was saved.");
      return null; // the question stays open
    };
    const report = make("div", { class: "bf-report" });
    const section = make(
      "section",
      { id: "keep" },
      make("h2", {}, lms ? "Keep a copy" : "Keep, move, or clear"),
      found(tell),
      make(
        "p",
        {},
        lms
          ? lms.says
          : "Only your browser keeps your learning. Nobody else can see it, and nobody can bring it back.",
      ),
      make("p", {}, button("Save a copy", save)),
    );
    const cleared = () => {
      report.replaceChildren();
      tell("Everything is cleared.");
    };
    if (!lms) section.append(bring(report, tell), report, shared(save, tell), ...clear(cleared));
    return section;
  };

  /**
   * The field for a file to import. `report` lists what it added.
   * @param {HTMLElement} report
   * @param {Tell} tell
   */
  function bring(report, tell) {
    const file = make("input", {
      type: "file",
      id: "bf-file",
      accept: ".json,application/json",
      onchange: async () => {
        const one = file.files?.[0];
        const done = !one
          ? null
          : one.size > MOST
            ? { why: "This file is too large to be a copy of your learning." }
            : moving.imported(await one.text());
        file.value = ""; // so that the same file can be chosen once more
        if (!done) return;
        report.replaceChildren(...(done.why === undefined ? told(done) : []));
        tell(
          done.why !== undefined
            ? done.why + " Nothing was changed."
            : done.added.length
              ? "The copy was added. A list near the end of this page says what it held."
              : "Nothing was added. A list near the end of this page says why.",
        );
      },
    });
    return make(
      "p",
      {},
      make("label", { for: "bf-file" }, "Bring a copy back, or from another device"),
      file,
    );
  }

  /**
   * What an import has added to which course, what not, and where to see it.
   * @param {Imported} imported
   */
  function told({ added, without }) {
    /** @param {[CourseHere, Added]} added */
    const line = ([where, found]) =>
      make(
        "li",
        {},
        make("b", {}, where.title),
        ": ",
        numbers(found)
          ? numbers(found) + " added"
          : "nothing new, because you have all of it already",
        found.over
          ? `; ${count(found.over, "note")} set aside above, because it was too long to add to what you had written`
          : "",
        ". ",
        where.page
          ? make("a", { href: where.page }, "See it on that course's page My learning")
          : "It is on this page now.",
      );
    return [
      make("p", {}, "From the copy:"),
      make(
        "ul",
        {},
        ...added.map(line),
        ...without.map((name) =>
          make(
            "li",
            {},
            make("b", {}, name),
            ": not added, because this site does not have that course. It is still in the file, and you can open the file on a site that has the course.",
          ),
        ),
      ),
    ];
  }
})();
