/* Somebody's own learning is not for the wall. Only clearing the device stays possible. */
import { all, paragraph, whenChanged } from "#shared";
import { off } from "./view.js";

/** @param {HTMLElement} holder */
export function putAway(holder) {
  holder.replaceChildren(
    paragraph(
      "What is kept of your own learning is put away while the trainer view is on, so that nobody else sees it here.",
    ),
    ...all(holder, "#bf-clear, #bf-clear + dialog"),
  );
  whenChanged(off); // everything was cleared, and this with it
}
