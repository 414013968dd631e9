/* The switch for the trainer view, on the pages for trainers. While it is on, trainer.js is fetched
   and the learner's record is shut. While it is off, a learner's page shows nothing for trainers.

   The page is loaded anew each time, so that nothing of one view is left in the other. */
import { all, button, make, need } from "../page/elements.js";
import { page } from "../page/page.js";
import { module } from "../page/start.js";
import { device, keys } from "../store/device.js";

const OFF = ""; // what the page remembers after it was switched off
const FOR_TRAINERS = ".bf-step[data-step=trainer], details.trainer, .bf-present";

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
  const made = button("Trainer view", turn, true),
    place = document.querySelector(module("trainers"));
  made.setAttribute("aria-pressed", "" + on);
  if (place) place.append(made);
  // Where nothing is kept, no page knows that it was switched on at another.
  else if (on || !device()) need(document, "article").append(made);
  // A page that comes back as it was left, or that is open beside this one, follows.
  for (const kind of ["pageshow", "storage"])
    addEventListener(kind, () => isOn() === on || location.reload());
  if (history.state === OFF) {
    history.replaceState(null, "");
    made.focus();
  }
  if (on) {
    page.trainer = made;
    document.head.append(make("script", { src: source }));
  } else if (!place) for (const one of all(document, FOR_TRAINERS)) one.hidden = true;
}
