/* The switch for the trainer view, at the end of every page. While it is on, trainer.js is
   fetched and the learner's record is shut.

   The page is loaded anew each time, so that nothing of one view is left in the other. */
(() => {
  "use strict";
  const { briefed, history } = window,
    { make, need, store } = briefed,
    KEY = "briefed:trainer:" + store.site,
    OFF = "";
  const source = new URL(
    "trainer.js",
    /** @type {HTMLScriptElement} */ (document.currentScript).src,
  ).href;
  const isOn = () => !!store.device()?.getItem(KEY) || history.state === KEY;
  const on = isOn();
  const button = make(
    "button",
    {
      type: "button",
      class: "bf-small",
      "aria-pressed": "" + on,
      onclick() {
        // The page remembers it where the browser keeps nothing.
        history.replaceState(on ? OFF : KEY, "");
        try {
          /** @type {Keep} */ (store.device())[on ? "removeItem" : "setItem"](KEY, "on");
        } catch {
          /* then it is for this page alone */
        }
        location.reload();
      },
    },
    "Trainer view",
  );

  need(document, "article").append(button);
  // A page that comes back as it was left, or that is open beside this one, follows.
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
