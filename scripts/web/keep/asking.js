/* A question in a window of its own. */
/** @import { Ask } from "../learning/types.js" */
import { button, make, need } from "#shared";

/** @type {Ask} */
export function ask(heading, body, choices) {
  const alarm = make("p", { class: "bf-alarm", role: "alert" });
  const dialog = make(
    "dialog",
    { "aria-labelledby": "bf-asks" },
    make("p", { id: "bf-asks", class: "bf-title" }, heading),
    ...body,
    alarm,
    ...choices.map(([words, act], at) =>
      button(
        words,
        () => {
          const why = act();
          if (why) alarm.textContent = why;
          else if (why !== null) dialog.close();
        },
        at > 0, // the first is what most want
      ),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  need(document, "#keep").append(dialog);
  dialog.showModal();
}
