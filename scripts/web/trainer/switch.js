/* The switch for the trainer view, at the end of every page. While it is on, trainer.js is fetched
   and the learner's record is shut.

   The page is loaded anew each time, so that nothing of one view is left in the other. */
import { button, make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { device, keys } from "../store/device.js";

const OFF = ""; // what the page remembers after it was switched off

/** @param {string} source The address of trainer.js. */
export function addSwitch(source) {
  const KEY = keys.TRAINER;
  const isOn = () => !!device()?.getItem(KEY) || history.state === KEY;
  const on = isOn();
  const turn = () => {
    // The page remembers it where the browser keeps nothing.
    history.replaceState(on ? OFF : KEY, "");
    try {
      device()?.[on ? "removeItem" : "setItem"](KEY, "on");
    } catch {
      /* then it is for this page alone */
    }
    location.reload();
  };
  const made = button("Trainer view", turn, true);
  made.setAttribute("aria-pressed", "" + on);
  need(document, "article").append(made);
  // A page that comes back as it was left, or that is open beside this one, follows.
  for (const kind of ["pageshow", "storage"])
    addEventListener(kind, () => isOn() === on || location.reload());
  if (history.state === OFF) {
    history.replaceState(null, "");
    made.focus();
  }
  if (!on) return;
  page.trainer = made;
  document.head.append(make("script", { src: source }));
}
