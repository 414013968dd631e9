/* The choice of colours, at the end of the menu: the device's, light or dark. The page puts them on
   before it is drawn: see scripts/briefed/rendering/shell.py. */
import { make, need } from "../page/elements.js";
import { area } from "../store/areas.js";

const KEY = "briefed:colours";
const CHOICES = { "": "As this device", light: "Light", dark: "Dark" };

export function addColours() {
  const root = document.documentElement;
  const chosen = ["light", "dark"].find((one) => root.classList.contains("bf-" + one)) || "";
  const select = make(
    "select",
    {
      id: "bf-colours",
      onchange: () => {
        root.classList.remove("bf-light", "bf-dark");
        if (select.value) root.classList.add("bf-" + select.value);
        // Of the device, also where a tab keeps its own record: it tells nothing of anybody.
        try {
          area("localStorage")?.[select.value ? "setItem" : "removeItem"](KEY, select.value);
        } catch {
          /* then it is for this page alone */
        }
      },
    },
    ...Object.entries(CHOICES).map(([value, words]) =>
      make("option", { value, selected: value === chosen }, words),
    ),
  );
  need(document, "#bf-menu").append(
    make("p", { class: "bf-colours" }, make("label", { for: "bf-colours" }, "Colours"), select),
  );
}
