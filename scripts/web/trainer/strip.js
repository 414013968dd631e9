/* The strip on top of each page that says that the trainer view is on. */
import { button, make, need, paragraph } from "#shared";
import { kept, off } from "./view.js";

export function showStrip() {
  const here = kept()
    ? ""
    : " This browser keeps nothing for this site, so it is on for this page alone.";
  need(document, ".bf-top").before(
    make(
      "aside",
      { class: "bf-strip", "aria-label": "Trainer view" },
      paragraph(
        make("b", {}, "Trainer view is on."),
        " Nothing you do on these pages is recorded." + here,
      ),
      button("Switch trainer view off", off, true),
    ),
  );
}
