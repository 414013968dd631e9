/* The switch for the trainer view, at the end of every page. While it is on, trainer.js is fetched and the learner's record is shut.

   The page is loaded anew each time, so that nothing of one view is left in the other. */
(() => {
  "use strict";
  const { briefed, history } = window,
    { make, store } = briefed,
    KEY = "briefed:trainer:" + store.site,
    OFF = "";
  const source = new URL("trainer.js", document.currentScript.src);
  const isOn = () => !!store.device()?.getItem(KEY) || history.state === KEY;
  const on = isOn();
  const button = make(
    "button",
    {
      type: "button",
      class: "bf-small",
      "aria-pressed": "" + on,
      onclick() {
        history.replaceState(on ? OFF : KEY, ""); // this page remembers it where the browser keeps nothing
        try {
          store.device()[on ? "removeItem" : "setItem"](KEY, "on");
        } catch {
          /* then it is for this page alone */
        }
        location.reload();
      },
    },
    "Trainer view",
  );

  document.querySelector("article").append(button);
  // A page that comes back as it was left, or that stands open beside this one, goes along.
  for (const kind of ["pageshow", "storage"])
    addEventListener(kind, () => isOn() === on || location.reload());
  if (history.state === OFF) {
    history.replaceState(null, "");
    button.focus();
  }
  if (!on) return;
  briefed.trainer = button;
  document.head.append(make("script", { src: source }));
})();
