/* "Keep, move, or clear" on My learning: copies, what was set aside or found, a shared computer,
   and clearing. */
(() => {
  "use strict";
  const { briefed } = window,
    {
      make,
      count,
      store,
      download,
      moving,
      record: { isMap, salvaged },
    } = briefed;
  const MOST = 20_000_000; // bytes of a file that is read

  const button = (words, onclick, small) =>
    make("button", { type: "button", class: small ? "bf-small" : "bf-button", onclick }, words);
  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };
  const listed = (words) =>
    words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}` : words[0];
  const numbers = ({ answers, finished, notes, steps }) =>
    listed(
      [
        answers && count(answers, "answer"),
        finished && count(finished, "finished page"),
        notes && count(notes, "note"),
        steps && count(steps, "step") + " of the plan",
      ].filter(Boolean),
    );

  /* What a record holds, in numbers. */
  const held = ({ tries, finished, notes, plan }) =>
    numbers({
      answers: Object.values(tries).flat().length,
      finished: Object.keys(finished).length,
      notes: Object.values(notes).filter((note) => note.trim()).length,
      steps: plan.length,
    });

  /* A question in a window of its own; each choice is [words, what it does]. What it does may
     say why it was not done. */
  function ask(heading, body, choices) {
    const alarm = make("p", { class: "bf-alarm", role: "alert" });
    const dialog = make(
      "dialog",
      { "aria-labelledby": "bf-asks", onclose: () => dialog.remove() },
      make("p", { id: "bf-asks", class: "bf-title" }, heading),
      ...body,
      alarm,
      ...choices.map(([words, act]) =>
        make(
          "p",
          {},
          button(words, () => {
            const why = act?.();
            if (why) alarm.textContent = why;
            else if (why !== null) dialog.close();
          }),
        ),
      ),
    );
    document.querySelector("#keep").append(dialog);
    dialog.showModal();
  }

  /* Everything that a learner has somewhere: `tell` says what was done. Returns the section. */
  briefed.keeping = (tell) => {
    const { course, lms } = briefed;
    const save = () => {
      download("my-learning.json", "application/json", store.exported());
      tell("A copy was saved.");
      return null; // the question stays open
    };
    const others = make("div", {}),
      report = make("div", { class: "bf-report" });
    const section = make(
      "section",
      { id: "keep" },
      make("h2", {}, lms ? "Keep a copy" : "Keep, move, or clear"),
      others,
    );
    fillOthers();
    document.addEventListener("briefed:change", fillOthers);
    section.append(
      make(
        "p",
        {},
        lms
          ? lms.says
          : "Only your browser keeps your learning. Nobody else can see it, and nobody can bring it back.",
      ),
      make("p", {}, button("Save a copy", save)),
    );
    if (!lms) section.append(bring(), report, shared(), ...clear());
    return section;

    function fillOthers() {
      const open = new Set(
        [...others.querySelectorAll("details[open]")].map(
          (one) => one.closest("[data-key]").dataset.key,
        ),
      );
      const box = document.activeElement?.closest(".bf-other"),
        parts = "summary, button";
      const at = box && [...box.querySelectorAll(parts)].indexOf(document.activeElement);
      others.replaceChildren(...store.others().map((one) => other(one, open.has(one.key))));
      if (box)
        [...others.children]
          .find((one) => one.dataset.key === box.dataset.key)
          ?.querySelectorAll(parts)
          [at]?.focus();
    }

    /* What was set aside, or found under another key: to look at, to save, to add and to take
       away. */
    function other({ key, aside }, open) {
      const text = store.device().getItem(key),
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
        const { why: not, added } = moving.adopt(key);
        moving.asked(key);
        tell(
          not
            ? not + " Nothing was changed."
            : `Added: ${numbers(added[0][1]) || "nothing, because you have all of it already"}. What was found stays on this device until you delete it.`,
        );
        fillOthers();
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
          { open, ontoggle: (event) => event.target.open && moving.asked(key) },
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

    function title(slug) {
      return course.themes.find((theme) => theme.slug === slug)?.title || slug;
    }

    /* What was lost, with a page's title in the place of its address. */
    function named(words) {
      return words.replace(/: ([a-z0-9-]+)/, (_, slug) => `: “${title(slug)}”`);
    }

    function look(record, text) {
      const raw = parsed(text),
        notes = isMap(raw?.notes)
          ? Object.entries(raw.notes).filter(([, note]) => typeof note === "string")
          : [];
      const parts = [
        ...notes.flatMap(([slug, note]) => [
          make("p", {}, make("b", {}, "Note: " + title(slug))),
          make("p", { class: "bf-own" }, note),
        ]),
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

    function bring() {
      const file = make("input", {
        type: "file",
        id: "bf-file",
        accept: ".json,application/json",
        onchange: async () => {
          const [one] = file.files;
          const done = !one
            ? null
            : one.size > MOST
              ? { why: "This file is too large to be a copy of your learning." }
              : moving.imported(await one.text());
          file.value = ""; // so that the same file can be chosen once more
          if (!done) return;
          report.replaceChildren(...(done.why ? [] : told(done)));
          tell(
            done.why
              ? done.why + " Nothing was changed."
              : done.added.length
                ? "The copy was added. A list near the end of this page says what it held."
                : "Nothing was added. A list near the end of this page says why.",
          );
        },
      });
      return make(
        "p",
        {},
        make("label", { for: "bf-file" }, "Bring a copy back, or from another device"),
        file,
      );
    }

    /* What an import has added to which course, what not, and where to see it. */
    function told({ added, without }) {
      const line = ([place, found]) =>
        make(
          "li",
          {},
          make("b", {}, place.title),
          ": ",
          numbers(found)
            ? numbers(found) + " added"
            : "nothing new, because you have all of it already",
          found.over
            ? `; ${count(found.over, "note")} set aside above, because it was too long to add to what you had written`
            : "",
          ". ",
          place.page
            ? make("a", { href: place.page }, "See it on that course's page My learning")
            : "It is on this page now.",
        );
      return [
        make("p", {}, "From the copy:"),
        make(
          "ul",
          {},
          ...added.map(line),
          ...without.map((name) =>
            make(
              "li",
              {},
              make("b", {}, name),
              ": not added, because this site does not have that course. It is still in the file, and you can open the file on a site that has the course.",
            ),
          ),
        ),
      ];
    }

    function shared() {
      const box = make("input", { type: "checkbox", id: "bf-tab", checked: store.tabOnly() });
      const put = (act, words) => () => {
        const why = act();
        box.checked = store.tabOnly();
        if (!why) tell(words);
        return why;
      };
      const off = (along, words) => put(() => moving.unshare(along), words);
      const on = (along, words) => put(() => moving.share(along), words);
      const here = "Kept in this tab only, until you close it.";
      box.addEventListener("change", () => {
        const wanted = box.checked;
        box.checked = store.tabOnly(); // until it is so
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

    function clear() {
      const choice = (id, words, checked) => [
        make("input", { type: "checkbox", id, checked }),
        make("label", { for: id }, words),
      ];
      const body = make("div", {});
      const dialog = make(
        "dialog",
        { "aria-labelledby": "bf-ask" },
        make("p", { id: "bf-ask" }, ""),
        body,
        button("Clear everything", () => {
          const ticked = (id) => body.querySelector("#" + id)?.checked;
          moving.clear({
            device: !store.tabOnly() || ticked("bf-clear-device"),
            others: ticked("bf-clear-others"),
          });
          dialog.close();
          report.replaceChildren();
          tell("Everything is cleared.");
        }),
        " ",
        button("Keep it", () => dialog.close()),
      );
      const open = () => {
        const tab = store.tabOnly();
        dialog.querySelector("#bf-ask").textContent = tab
          ? "Clear everything that this tab keeps: answers, notes and plans of every course?"
          : "Clear everything that this site keeps on this device: answers, notes and plans of every course?";
        body.replaceChildren(
          ...[
            tab &&
              moving.holds("localStorage") &&
              make(
                "p",
                {},
                ...choice(
                  "bf-clear-device",
                  " Also what was already saved on this device, which may be somebody else's",
                  false,
                ),
              ),
            store.others(store.device()).some((one) => !one.aside) &&
              make(
                "p",
                {},
                ...choice(
                  "bf-clear-others",
                  " Also what was found here from an older version or another copy of this site",
                  true,
                ),
              ),
          ].filter(Boolean),
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
  };
})();
