/* "Keep, move, or clear" on My learning. */
/** @import { Tell } from "../learning/types.js" */
/** @import { Course } from "../page/types.js" */
import { button, make, page, paragraph, saveCopy } from "#shared";
import { bringing } from "./bringing.js";
import { clearing } from "./clearing.js";
import { foundBox } from "./found.js";
import { sharedComputer } from "./shared-computer.js";

/**
 * The section.
 * @param {Course} course
 * @param {Tell} tell
 */
export function keeping(course, tell) {
  const { lms } = page;
  const save = () => {
    saveCopy();
    tell("A copy was saved.");
    return null; // the question stays open
  };
  const report = make("div", { class: "bf-report" });
  const section = make(
    "section",
    { id: "keep" },
    make("h2", {}, lms ? "Keep a copy" : "Keep, move, or clear"),
    foundBox(course, tell),
    paragraph(
      lms
        ? lms.says
        : "Only your browser keeps your learning. Nobody else can see it, and nobody can bring it back.",
    ),
    paragraph(button("Save a copy", save)),
  );
  const cleared = () => {
    report.replaceChildren();
    tell("Everything is cleared.");
  };
  if (!lms)
    section.append(
      bringing(course, report, tell),
      report,
      sharedComputer(save, tell),
      ...clearing(cleared),
    );
  return section;
}
