/* "What I will do" on My learning: the steps of a learner's plan. */
(() => {
  "use strict";
  const { briefed } = window,
    { make, store, limit, moving } = briefed,
    { LIMITS } = briefed.record;

  briefed.plan = ({ course: { slug }, record, part, whenChanged, tell }) => {
    const list = make("ul", { class: "bf-plan" }),
      focus = () => what.focus();
    const what = make("input", { id: "bf-what", type: "text", required: true }),
      by = make("input", { id: "bf-by", type: "date" });
    /**
     * Change the step with an id, wherever it is in the plan by now.
     * @param {string} id
     * @param {(plan: Step[], at: number) => unknown} edit
     * @param {string} words
     */
    const change = (id, edit, words) => {
      let at = -1;
      store.change(slug, (kept) => {
        at = kept.plan.findIndex((step) => step.id === id);
        if (at >= 0) edit(kept.plan, at);
      });
      tell(at < 0 ? "That step was already removed in another tab." : words);
    };
    /** @param {Step} step */
    const step = ({ id, what, by, done }) =>
      make(
        "li",
        { "data-step": id },
        make(
          "label",
          {},
          make("input", {
            type: "checkbox",
            checked: done,
            onchange: ({ target }) => {
              const { checked } = /** @type {HTMLInputElement} */ (target);
              change(id, (all, at) => (all[at].done = checked), "Kept.");
            },
          }),
          " " + what + (by ? `, by ${moving.date(by)}` : ""),
        ),
        " ",
        make(
          "button",
          {
            type: "button",
            class: "bf-small",
            "aria-label": "Remove: " + what,
            onclick: () => {
              change(id, (all, at) => all.splice(at, 1), "Removed.");
              focus();
            },
          },
          "Remove",
        ),
      );
    /* The steps as they are now; the focus stays with the step that has it. */
    const fillList = () => {
      const held = document.activeElement,
        id = list.contains(held) && held?.closest("li")?.dataset.step;
      list.replaceChildren(...record().plan.map(step));
      /** @type {HTMLElement | null} */
      const same = list.querySelector(`[data-step="${id}"] ${held?.localName}`);
      if (id) (same || what).focus();
    };
    /** @param {Event} event */
    const add = (event) => {
      event.preventDefault();
      if (record().plan.length >= LIMITS.steps)
        return tell(`There is room for ${LIMITS.steps} steps. Remove one first.`);
      const id = [...crypto.getRandomValues(new Uint32Array(2))]
        .map((part) => part.toString(36))
        .join("-");
      store.change(slug, (kept) =>
        kept.plan.push({ id, what: what.value, by: by.value, done: false }),
      );
      what.value = by.value = "";
      tell("Kept.");
      focus();
    };
    const counter = make("div", {});
    limit(what, LIMITS.step, counter);
    fillList();
    whenChanged(fillList);
    return part(
      "plan",
      "What I will do",
      list,
      make(
        "form",
        { onsubmit: add },
        make("label", { for: "bf-what" }, "What"),
        what,
        counter,
        make("label", { for: "bf-by" }, "By when (optional)"),
        by,
        make("p", { class: "bf-hint" }, "Write no names, and nothing that identifies a family."),
        make("button", { class: "bf-button" }, "Add"),
      ),
    );
  };
})();
