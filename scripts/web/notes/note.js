/* A field for notes below what a page asks to reflect on. Each letter is kept at once, so that no
   way of leaving the page loses any. */
(() => {
  "use strict";
  const { make, need, start, limit, store, course } = window.briefed,
    { LIMITS, versioned } = window.briefed.record;
  const SETTLED = 600; // milliseconds without a key, until it is said that the note is kept
  if (!course) return;
  const { slug } = course;

  start(".admonition.reflect", (box) => {
    const theme = /** @type {string} */ (need(document, "script[data-course]").dataset.course);
    const kept = () => store.read(slug).notes[theme] || "";
    const said = make("p", { class: "bf-hint", role: "status" });
    const area = make("textarea", { id: "bf-note", rows: 4, "aria-describedby": "bf-note-hint" });
    const note = make(
      "div",
      { class: "bf-note" },
      make("label", { for: "bf-note" }, "Your notes"),
      make(
        "p",
        { class: "bf-hint", id: "bf-note-hint" },
        "Write no names, and nothing that identifies a family. It is kept in this browser only.",
      ),
      area,
    );
    // The note that this page knows to be kept, and the note before somebody began to write.
    let base = kept(),
      before = base;
    /** @type {number | undefined} */
    let wait;
    area.value = base;
    limit(area, LIMITS.note, note);
    note.append(said);

    function save() {
      const now = kept();
      if (now !== base && now !== area.value) both(now);
      store.change(
        slug,
        (all) => {
          versioned(all, theme, before);
          all.notes[theme] = area.value;
        },
        true,
      );
      base = area.value;
    }

    /**
     * Another tab has changed the note meanwhile: its text comes first, and what was written here
     * below it.
     * @param {string} theirs
     */
    function both(theirs) {
      const mine = area.value,
        from = area.selectionStart,
        together = theirs ? `${theirs}\n\n${mine}` : mine;
      const fits = together.length <= LIMITS.note;
      if (fits) {
        area.value = together;
        area.selectionStart = area.selectionEnd = from + together.length - mine.length;
      } else
        store.setAside(slug, {
          version: 1,
          tries: {},
          finished: {},
          notes: { [theme]: theirs },
          plan: [],
        });
      if (!theirs) return tell("This note was emptied in another tab. What you see here is kept.");
      tell(
        fits
          ? "This note was changed in another tab. Both texts are here now, one below the other."
          : "This note was changed in another tab, and both texts together are too long. The other text was set aside: see My learning.",
      );
    }

    /** @param {string} words */
    function tell(words) {
      clearTimeout(wait);
      said.textContent = store.trouble() || words;
    }

    area.addEventListener("focus", () => (before = base));
    area.addEventListener("input", () => {
      said.textContent = "";
      save();
      clearTimeout(wait);
      if (!said.textContent)
        wait = setTimeout(
          tell,
          SETTLED,
          store.tabOnly() ? "Kept in this tab." : "Kept on this device.",
        );
    });
    /* What another tab wrote shows here, unless something else was written here. */
    document.addEventListener("briefed:change", () => {
      const now = kept();
      if (now === base || area.value !== base) return;
      base = area.value = now;
      tell("This note was changed in another tab.");
    });
    box.append(note);
  });
})();
