/* What the reader will be able to do is folded, and behind what the step is about; on a course
   start only where it is below the parts, so that nothing moves. The whole page has it open, and
   so has paper. */
/** @import { Start } from "../page/types.js" */
import { make } from "../page/elements.js";
import { page } from "../page/page.js";
import { chosen } from "../shell/choices.js";

/** @type {Start} */
export function startObjectives(box) {
  const [title, ...rest] = box.children,
    step = box.closest(".bf-step");
  if (chosen("whole") || page.trainer) return;
  const folded = make("details", {}, make("summary", {}, title.textContent), ...rest);
  box.replaceWith(folded);
  step?.append(folded);
  addEventListener("beforeprint", () => (folded.open = true));
}
