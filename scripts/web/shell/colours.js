/* The choice of colours, at the end of the menu: the device's, light or dark. The page puts them on
   before it is drawn: see scripts/briefed/rendering/shell.py. */
import { make, need } from "../page/elements.js";
import { choose } from "./choices.js";

const CHOICES = { "": "As this device", light: "Light", dark: "Dark" };

export function addColours() {
  const { classList } = document.documentElement;
  const now = ["light", "dark"].find((one) => classList.contains("bf-" + one)) || "";
  const select = make(
    "select",
    {
      id: "bf-colours",
      onchange: () => {
        classList.remove("bf-light", "bf-dark");
        if (select.value) classList.add("bf-" + select.value);
        choose("colours", select.value);
      },
    },
    ...Object.entries(CHOICES).map(([value, words]) =>
      make("option", { value, selected: value === now }, words),
    ),
  );
  need(document, "#bf-menu").append(
    make("p", { class: "bf-colours" }, make("label", { for: "bf-colours" }, "Colours"), select),
  );
}
