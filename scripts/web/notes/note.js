/* A field for notes below what a page asks to reflect on. Each letter is kept at once, so that no
   way of leaving the page loses any. */
/** @import { Course } from "../page/types.js" */
import { make, shownTheme, whenChanged } from "../page/elements.js";
import { limit } from "../page/limit.js";
import { LIMITS, empty, versioned } from "../record/record.js";
import { tabOnly } from "../store/device.js";
import { change, keepBeside, read, trouble } from "../store/store.js";

export const NO_NAMES = "Write no names, and nothing that identifies a family.";
const SETTLED = 600; // milliseconds without a key, until it is said that the note is kept

/**
 * @param {HTMLElement} box
 * @param {Course} course
 */
export function startNote(box, { slug }) {
  const theme = shownTheme(),
    kept = () => read(slug).notes[theme] || "",
    { note, area, said } = fieldOf();
  // The note that this page knows to be kept, and the note before somebody began to write.
  let base = kept(),
    before = base;
  /** @type {number | undefined} */
  let wait;
  area.value = base;

  function save() {
    const now = kept();
    if (now !== base && now !== area.value) tell(joinInto(area, now, slug, theme));
    change(
      slug,
      (record) => {
        versioned(record, theme, before);
        record.notes[theme] = area.value;
      },
      true,
    );
    base = area.value;
  }

  /** @param {string} words */
  function tell(words) {
    clearTimeout(wait);
    said.textContent = trouble() || words;
  }

  area.addEventListener("focus", () => (before = base));
  area.addEventListener("input", () => {
    said.textContent = "";
    save();
    clearTimeout(wait);
    if (!said.textContent)
      wait = setTimeout(tell, SETTLED, tabOnly() ? "Kept in this tab." : "Kept on this device.");
  });
  /* What another tab wrote shows here, unless something else was written here. */
  whenChanged(() => {
    const now = kept();
    if (now === base || area.value !== base) return;
    base = area.value = now;
    tell("This note was changed in another tab.");
  });
  box.append(note);
}

function fieldOf() {
  const area = make("textarea", { id: "bf-note", rows: 3, "aria-describedby": "bf-note-hint" }),
    said = make("p", { class: "bf-hint", role: "status" });
  const note = make(
    "div",
    { class: "bf-note" },
    make("label", { for: "bf-note" }, "Your notes"),
    make(
      "p",
      { class: "bf-hint", id: "bf-note-hint" },
      NO_NAMES + " Your notes are kept in this browser only.",
    ),
    area,
  );
  limit(area, LIMITS.note, note);
  note.append(said);
  return { note, area, said };
}

/**
 * Another tab has changed the note meanwhile: its text comes first, and what was written here below
 * it; it is set aside where both find no room. Returns what the learner is told.
 * @param {HTMLTextAreaElement} area
 * @param {string} theirs
 * @param {string} slug
 * @param {string} theme
 */
function joinInto(area, theirs, slug, theme) {
  const mine = area.value,
    from = area.selectionStart,
    together = theirs ? `${theirs}\n\n${mine}` : mine;
  const fits = together.length <= LIMITS.note;
  if (fits) {
    area.value = together;
    area.selectionStart = area.selectionEnd = from + together.length - mine.length;
  } else
    keepBeside(slug, { ...empty(), notes: { [theme]: theirs } });
  if (!theirs) return "This note was emptied in another tab. What you see here is kept.";
  return fits
    ? "This note was changed in another tab. Both texts are here now."
    : "This note was changed in another tab, and both texts together are too long. The other text was set aside: see My learning.";
}
