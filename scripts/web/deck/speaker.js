/* The speaker's window of a deck: the slide on the wall, the next one, notes, hands and a clock. */
(() => {
  "use strict";
  const { make, need, slides, secondsTo, hands, vote, ...deck } = window.briefedDeck;
  const { press, controls, counter, equip, fit, take } = deck;
  /** @param {number} seconds */
  const clock = (seconds) =>
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  /* `opener` is the window with the slides. */
  window.briefedSpeaker = (opener) => {
    /** @param {Omit<SpeakerMessage, "briefed">} message */
    const send = (message) => opener.postMessage({ briefed: "speaker", ...message }, "*");
    /** @type {Act} */
    const act = (name, ...of) => send({ act: name, of });
    const now = make("div", { class: "bf-view", role: "region", "aria-label": "On the wall" }),
      next = make("div", { class: "bf-view", role: "region", "aria-label": "Next" });
    const time = make("b", {}, "0:00"),
      planned = make("b", {}, "0:00"),
      rest = make("span", {}),
      number = make("span", {}),
      count = make("div", { class: "bf-hands-now" });
    const notes = make("div");
    document.body.classList.add("bf-speaking");
    const screen = make(
      "div",
      { class: "bf-speaker" },
      make(
        "div",
        { class: "bf-clock" },
        make("h1", {}, "Speaker’s window"),
        make("span", {}, "Elapsed ", time),
        make("span", {}, "Planned by now ", planned),
        rest,
        number,
        make("button", { type: "button", onclick: () => send({ go: "back" }) }, "Back"),
        make("button", { type: "button", onclick: () => send({ go: "on" }) }, "Next"),
        make(
          "button",
          { type: "button", onclick: () => send({ again: true }) },
          "Start the clock again",
        ),
      ),
      make("div", {}, make("h2", {}, "On the wall"), now),
      make("div", {}, make("h2", {}, "Next"), next),
      make("div", { class: "bf-said-notes" }, count, notes),
    );
    need(document, ".reveal").replaceWith(screen);
    /** @type {DeckState | null} */
    let state = null;

    /**
     * Show a copy of a slide, with some of its parts.
     * @param {HTMLElement} box
     * @param {HTMLElement | undefined} slide
     * @param {number} fragments
     */
    const view = (box, slide, fragments) => {
      box.replaceChildren();
      if (!slide) return box.append(make("p", {}, "The end."));
      const copy = /** @type {HTMLElement} */ (slide.cloneNode(true));
      copy
        .querySelectorAll(".fragment")
        .forEach((part, at) => part.classList.toggle("visible", at < fragments));
      box.append(copy);
      if (copy.dataset.question) equip(copy, act);
      copy.inert = true;
      copy.style.transform = `scale(${box.clientWidth / 1280})`;
      fit(copy);
    };
    const draw = () => {
      if (!state) return;
      const slide = slides[state.slide];
      view(now, slide, state.fragments);
      const open = slide.querySelectorAll(".fragment").length > state.fragments;
      view(next, open ? slide : slides[state.slide + 1], open ? state.fragments + 1 : 0);
      const question = slide.dataset.question || "",
        options = [...slide.querySelectorAll(".bf-hands > li")];
      count.replaceChildren(
        ...options.map((option, at) =>
          make(
            "span",
            {},
            `${at + 1}. `,
            counter(question, at + 1, option.textContent.trim(), act),
          ),
        ),
      );
      count.querySelectorAll("output").forEach((output, at) => {
        output.textContent = String(hands(question, vote(question).round, at + 1));
      });
      if (options.length) {
        count.append(controls(question, act));
        press(count, question);
      }
      const said = slide.querySelector(".notes");
      notes.replaceChildren(
        ...(said ? said.cloneNode(true).childNodes : ["No notes for this slide."]),
      );
      number.textContent = `Slide ${state.slide + 1} of ${slides.length}`;
      tick();
    };
    const tick = () => {
      if (!state) return;
      const gone = state.began ? (Date.now() - state.began) / 1000 : 0,
        due = secondsTo(state.slide + 1);
      time.textContent = clock(gone);
      planned.textContent = `${clock(due)} of ${clock(secondsTo(slides.length))}`;
      const late = Math.round((gone - due) / 60);
      rest.textContent = late > 0 ? `${late} min behind` : "";
    };
    addEventListener("message", (event) => {
      if (event.source !== opener || event.data?.briefed !== "room") return;
      const focus = document.activeElement?.getAttribute("aria-label");
      state = event.data;
      take(event.data.votes);
      draw();
      if (!focus) return;
      /** @type {HTMLElement | null} */
      const button = document.querySelector(`.bf-hands-now [aria-label="${CSS.escape(focus)}"]`);
      button?.focus();
    });
    addEventListener("resize", draw);
    addEventListener("keydown", (event) => {
      const back = ["ArrowLeft", "ArrowUp", "PageUp", "p"],
        on = ["ArrowRight", "ArrowDown", "PageDown", "n", " "];
      const onButton = /** @type {Element} */ (event.target).closest("button");
      if (onButton && event.key === " ") return;
      if (back.includes(event.key)) send({ go: "back" });
      else if (on.includes(event.key)) send({ go: "on" });
      else return;
      event.preventDefault();
    });
    setInterval(tick, 1000);
    send({});
  };
})();
