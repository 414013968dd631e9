/* What was set aside of a learner's record, or found under another key. Only My learning loads
   it. */
(() => {
  "use strict";
  const { briefed } = window,
    { make, store, download, moving } = briefed,
    { isMap, parsed, salvaged } = briefed.record,
    { listed, numbers } = moving,
    { button, ask } = briefed.asking;
  const { themes } = /** @type {BriefedCourse} */ (briefed).course;

  /**
   * What a record holds, in numbers.
   * @param {LearningRecord} record
   */
  const held = ({ tries, finished, notes, plan }) =>
    numbers({
      answers: Object.values(tries).flat().length,
      finished: Object.keys(finished).length,
      notes: Object.values(notes).filter((note) => note.trim()).length,
      steps: plan.length,
    });

  /** @param {string} slug */
  const title = (slug) => themes.find((theme) => theme.slug === slug)?.title || slug;

  /**
   * Words for a lost part, with a page's title instead of its slug.
   * @param {string} words
   */
  const named = (words) => words.replace(/: ([a-z0-9-]+)/, (_, slug) => `: “${title(slug)}”`);

  /**
   * The notes and the steps of a record; the whole text where there are none. Notes are shown as
   * they were, and not as they were cut.
   * @param {LearningRecord} record
   * @param {string} text
   */
  function look(record, text) {
    const raw = parsed(text),
      notes = isMap(raw) && isMap(raw.notes) ? Object.entries(raw.notes) : [];
    const parts = [
      ...notes.flatMap(([slug, note]) =>
        typeof note === "string"
          ? [
              make("p", {}, make("b", {}, "Note: " + title(slug))),
              make("p", { class: "bf-own" }, note),
            ]
          : [],
      ),
      ...record.plan.map(({ what, by, done }) =>
        make(
          "p",
          {},
          make("b", {}, "Step: "),
          what + (by ? `, by ${moving.date(by)}` : "") + (done ? " (done)" : ""),
        ),
      ),
    ];
    return parts.length ? parts : [make("p", { class: "bf-own" }, text)];
  }

  briefed.found = (tell) => {
    const others = make("div");
    fill();
    document.addEventListener("briefed:change", fill);
    return others;

    /* The boxes as they are now; an open box stays open, and the focus stays where it is. */
    function fill() {
      /** @type {NodeListOf<HTMLElement>} */
      const boxes = others.querySelectorAll("[data-key]");
      const open = new Set(
        [...boxes]
          .filter((one) => one.querySelector("details[open]"))
          .map((one) => one.dataset.key),
      );
      const parts = "summary, button",
        held = /** @type {HTMLElement} */ (document.activeElement),
        box = [...boxes].find((one) => one.contains(held));
      const at = box ? [...box.querySelectorAll(parts)].indexOf(held) : -1;
      others.replaceChildren(...store.others().map((one) => other(one, open.has(one.key))));
      if (!box) return;
      const again = /** @type {HTMLElement[]} */ ([...others.children]).find(
        (one) => one.dataset.key === box.dataset.key,
      );
      /** @type {NodeListOf<HTMLElement> | undefined} */ (again?.querySelectorAll(parts))?.[
        at
      ]?.focus();
    }

    /**
     * What was set aside or found: to look at, to save, to add and to delete.
     * @param {Other} other
     * @param {boolean} open
     */
    function other({ key, aside }, open) {
      const text = store.device()?.getItem(key) || "",
        { record, lost } = salvaged(parsed(text)),
        holds = held(record);
      const [, number, day] = key.match(/:(\d+):([\d-]+)$/) || [];
      const name = aside
        ? `Set aside${number ? `, number ${number}` : ""}${day ? `, on ${moving.date(day)}` : ""}`
        : "Found on this device";
      const why = aside
        ? "Part of this could not be read, or was too long to keep. Everything that could be read is back in your learning."
        : "An older version of this site, or another copy of it, saved this. It may be somebody else's: several people may use this device, or another course here may have the same name.";
      const add = () => {
        const done = moving.adopt(key);
        moving.asked(key);
        tell(
          done.why !== undefined
            ? done.why + " Nothing was changed."
            : `Added: ${numbers(done.added[0][1]) || "nothing, because you have all of it already"}. What was found stays on this device until you delete it.`,
        );
        fill();
      };
      const away = () =>
        ask(
          `Delete “${name}”?`,
          [make("p", {}, "Nobody can bring it back.")],
          [
            [
              "Delete it",
              () => {
                moving.takeAway(key);
                tell("Deleted.");
              },
            ],
            ["Keep it", () => {}],
          ],
        );
      /** @param {Event} event */
      const ontoggle = ({ target }) => {
        if (/** @type {HTMLDetailsElement} */ (target).open) moving.asked(key);
      };
      return make(
        "div",
        { class: "bf-other", "data-key": key },
        make("h3", {}, name),
        make("p", {}, why),
        make(
          "p",
          {},
          holds ? `It holds ${holds}.` : "No answers or notes can be read in it.",
          lost.length
            ? ` Could not be read, or was too long: ${listed(lost.slice(0, 10).map(named))}.`
            : "",
        ),
        make(
          "details",
          { open, ontoggle },
          make("summary", {}, "Look at it"),
          ...look(record, text),
        ),
        aside ? "" : button("Add it to my learning", add, true),
        " ",
        button(
          "Save it as a file",
          () => {
            moving.asked(key);
            download(`my-learning-${aside ? "set-aside" : "found"}.json`, "application/json", text);
            tell("A file was saved.");
          },
          true,
        ),
        " ",
        aside
          ? ""
          : button(
              "It is not mine: leave it",
              () => {
                moving.asked(key);
                tell("Left as it is. Other pages will not mention it again.");
              },
              true,
            ),
        " ",
        button("Delete it", away, true),
      );
    }
  };
})();
