/* What the learner has to know of what could not be kept. */
import { make } from "../page/elements.js";
import { trouble } from "../store/store.js";

/* A paragraph that says it, or nothing. */
export function troubleNote() {
  const said = trouble();
  return said ? [make("p", { class: "bf-trouble" }, said)] : [];
}
