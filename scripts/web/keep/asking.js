/* What My learning asks before it acts: whether the computer is shared, and whether to clear. */
(() => {
  "use strict";
  const { briefed } = window,
    { make, need, store, moving } = briefed;

  /** @type {Asking["button"]} */
  const button = (words, onclick, small) =>
    make("button", { type: "button", class: small ? "bf-small" : "bf-button", onclick }, words);

  /** @type {Ask} */
  function ask(heading, body, choices) {
    const alarm = make("p", { class: "bf-alarm", role: "alert" });
    const dialog = make(
      "dialog",
      { "aria-labelledby": "bf-asks" },
      make("p", { id: "bf-asks", class: "bf-title" }, heading),
      ...body,
      alarm,
      ...choices.map(([words, act]) =>
        make(
          "p",
          {},
          button(words, () => {
            const why = act();
            if (why) alarm.textContent = why;
            else if (why !== null) dialog.close();
          }),
        ),
      ),
    );
    dialog.addEventListener("close", () => dialog.remove());
    need(document, "#keep").append(dialog);
    dialog.showModal();
  }

  /**
   * The switch for a shared computer.
   * @type {Asking["shared"]}
   */
  function shared(save, tell) {
    const box = make("input", { type: "checkbox", id: "bf-tab", checked: store.tabOnly() });
    /** @type {(act: () => string, words: string) => () => string} */
    const put = (act, words) => () => {
      const why = act();
      box.checked = store.tabOnly();
      if (!why) tell(words);
      return why;
    };
    /** @type {(along: boolean, words: string) => () => string} */
    const off = (along, words) => put(() => moving.unshare(along), words);
    /** @type {(along: boolean, words: string) => () => string} */
    const on = (along, words) => put(() => moving.share(along), words);
    const here = "Kept in this tab only, until you close it.";
    box.addEventListener("change", () => {
      const wanted = box.checked;
      box.checked = store.tabOnly(); // until the change is made
      if (wanted && !moving.holds("localStorage")) on(false, here)();
      else if (wanted)
        ask(
          "Shared computer: what should happen to the learning that is already saved on it?",
          [
            make(
              "p",
              {},
              "From now on, each tab keeps only what is done in it, and deletes that when it is closed. This also holds for new tabs, until you change it back.",
            ),
          ],
          [
            ["Move it into this tab", on(true, here + " Nothing is left on this device.")],
            [
              "Leave it on this device",
              on(
                false,
                "Kept in this tab only, until you close it. What was saved before stays on this device.",
              ),
            ],
            ["Save a copy first", save],
            ["Change nothing", () => {}],
          ],
        );
      else if (!moving.holds("sessionStorage")) off(false, "Kept on this device.")();
      else
        ask(
          "Not a shared computer: what should happen to the learning in this tab?",
          [
            make(
              "p",
              {},
              "Whatever is already saved on this device stays. Other open tabs do not change until you change them too.",
            ),
          ],
          [
            ["Add it to this device", off(true, "Kept on this device.")],
            [
              "Delete it",
              off(false, "Deleted from this tab. From now on everything is kept on this device."),
            ],
            ["Save a copy first", save],
            ["Change nothing", () => {}],
          ],
        );
    });
    return make(
      "p",
      {},
      box,
      make(
        "label",
        { for: "bf-tab" },
        " This is a shared computer: keep everything in this tab only",
      ),
    );
  }

  /**
   * The button that clears everything, and its question.
   * @type {Asking["clear"]}
   */
  function clear(done) {
    /** @type {(id: string, words: string, checked: boolean) => HTMLElement} */
    const choice = (id, words, checked) =>
      make(
        "p",
        {},
        make("input", { type: "checkbox", id, checked }),
        make("label", { for: id }, words),
      );
    const question = make("p", { id: "bf-ask" }),
      body = make("div");
    /** @type {HTMLDialogElement} */
    const dialog = make(
      "dialog",
      { "aria-labelledby": "bf-ask" },
      question,
      body,
      button("Clear everything", () => {
        /** @param {string} id */
        const ticked = (id) => !!body.querySelector(`#${id}:checked`);
        moving.clear({
          device: !store.tabOnly() || ticked("bf-clear-device"),
          others: ticked("bf-clear-others"),
        });
        dialog.close();
        done();
      }),
      " ",
      button("Keep it", () => dialog.close()),
    );
    const open = () => {
      const tab = store.tabOnly();
      question.textContent = tab
        ? "Clear everything that this tab keeps: answers, notes and plans of every course?"
        : "Clear everything that this site keeps on this device: answers, notes and plans of every course?";
      body.replaceChildren();
      if (tab && moving.holds("localStorage"))
        body.append(
          choice(
            "bf-clear-device",
            " Also what was already saved on this device, which may be somebody else's",
            false,
          ),
        );
      if (store.others(store.device()).some((one) => !one.aside))
        body.append(
          choice(
            "bf-clear-others",
            " Also what was found here from an older version or another copy of this site",
            true,
          ),
        );
      dialog.showModal();
    };
    const opener = button("", open),
      name = () =>
        (opener.textContent = `Clear everything ${store.tabOnly() ? "in this tab" : "on this device"}`);
    name();
    document.addEventListener("briefed:change", name);
    return [make("p", { id: "bf-clear" }, opener), dialog];
  }

  briefed.asking = { button, ask, shared, clear };
})();
