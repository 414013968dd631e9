/* A deck in a room: the slides of a plan, hands that are counted, and a second window for
   whoever speaks. What happens here stays in this tab and knows nothing of anybody's own
   learning. */
(() => {
  "use strict";
  const query = new URLSearchParams(location.search);
  const minutes = query.get("minutes");
  const KEPT = `briefed-room:${location.pathname}`;
  const make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  };
  const clock = (seconds) =>
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const holder = document.querySelector(".slides");

  /* The slides of a session of some minutes; all of them where there is no such session. */
  const inPlan = (slide) => slide.dataset.plans.split(" ").includes(minutes);
  if (minutes && [...holder.children].some(inPlan))
    [...holder.children].forEach((slide) => inPlan(slide) || slide.remove());
  const slides = [...holder.children];
  const secondsTo = (place) =>
    slides.slice(0, place).reduce((sum, slide) => sum + Number(slide.dataset.seconds), 0);
  const whole = secondsTo(slides.length);

  /* Hands: for each question two counts, before and after. They last as long as the tab. */
  let votes = {};
  try {
    votes = JSON.parse(sessionStorage.getItem(KEPT)) || {};
  } catch {
    /* nothing is kept, and a reload begins anew */
  }
  const keep = () => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(votes));
    } catch {
      /* as above */
    }
  };
  const vote = (question) => (votes[question] = votes[question] || { round: 0, hands: [{}, {}] });
  const hands = (question, round, option) => vote(question).hands[round][option] || 0;
  const counted = (question) =>
    vote(question).hands.some((round) => Object.values(round).some(Boolean));
  const second = (question) =>
    vote(question).round === 1 || Object.keys(vote(question).hands[1]).length > 0;

  /* Everything that can happen to the counts; whoever is told of it shows them anew. */
  const acts = {
    count: (question, option, more) =>
      (vote(question).hands[vote(question).round][option] = Math.max(
        0,
        hands(question, vote(question).round, option) + more,
      )),
    round: (question, round) => (vote(question).round = round),
    clear: (question) => delete votes[question],
  };

  const said = (question, option) => {
    const one = (round) => `${hands(question, round, option)}`;
    return second(question)
      ? `before ${one(0)}, after ${one(1)}`
      : `${one(0)} ${one(0) === "1" ? "hand" : "hands"}`;
  };

  /* The counts on a slide of a question and on those of its answer. */
  const show = (slide) => {
    const question = slide.dataset.question;
    const options = [...slide.querySelectorAll(".bf-hands > li")];
    const most = Math.max(
      1,
      ...options.flatMap((_, at) => [0, 1].map((round) => hands(question, round, at + 1))),
    );
    options.forEach((option, at) => {
      const round = vote(question).round;
      option.querySelector("output").textContent = round
        ? `${hands(question, 0, at + 1)} → ${hands(question, 1, at + 1)}`
        : hands(question, 0, at + 1);
      const bars = second(question) ? [0, 1] : [0];
      option.querySelector(".bf-bars").replaceChildren(
        ...bars.map((one) => {
          const bar = make("div", {
            class: `bf-bar${second(question) && !one ? " bf-before" : ""}`,
          });
          bar.style.width = `${(100 * hands(question, one, at + 1)) / most}%`;
          return bar;
        }),
      );
      option.querySelector(".bf-bars").setAttribute("aria-label", said(question, at + 1));
    });
    slide
      .querySelectorAll("[data-round]")
      .forEach((button) =>
        button.setAttribute(
          "aria-pressed",
          String(Number(button.dataset.round) === vote(question).round),
        ),
      );
    slide.querySelectorAll(".bf-told > li[data-option]").forEach((told) => {
      const place =
        told.querySelector(".bf-counted") ||
        told.querySelector("p").appendChild(make("span", { class: "bf-counted" }));
      place.textContent = counted(question) ? ` · ${said(question, told.dataset.option)}` : "";
    });
  };

  const controls = (question, act) => {
    const round = (number, name) =>
      make(
        "button",
        { type: "button", "data-round": number, onclick: () => act("round", question, number) },
        name,
      );
    return make(
      "div",
      { class: "bf-rounds" },
      "Count of hands: ",
      round(0, "before"),
      round(1, "after"),
      make("button", { type: "button", onclick: () => act("clear", question) }, "Clear"),
    );
  };
  const counter = (question, option, words, act) =>
    make(
      "span",
      { class: "bf-vote" },
      make(
        "button",
        {
          type: "button",
          "aria-label": `One hand less for: ${words}`,
          onclick: () => act("count", question, option, -1),
        },
        "−",
      ),
      make("output", {}, "0"),
      make(
        "button",
        {
          type: "button",
          "aria-label": `One hand more for: ${words}`,
          onclick: () => act("count", question, option, 1),
        },
        "+",
      ),
    );

  const equip = (slide, act) => {
    const question = slide.dataset.question;
    slide.querySelectorAll(".bf-hands > li").forEach((option, at) => {
      option.append(
        counter(question, at + 1, option.textContent.trim(), act),
        make("div", { class: "bf-bars", role: "img" }),
      );
    });
    if (slide.querySelector(".bf-hands"))
      slide.querySelector(".bf-body").append(controls(question, act));
    show(slide);
  };

  /* A slide whose words need more room than was reckoned, with this reader's fonts, takes
     smaller type. */
  const fit = (slide) => {
    const body = slide.querySelector(".bf-body");
    for (const size of ["bf-medium", "bf-small", "bf-tight"]) {
      if (body.scrollHeight <= body.clientHeight + 1) return;
      slide.classList.remove("bf-large", "bf-medium", "bf-small");
      slide.classList.add(size);
    }
  };

  const fitHidden = (slide) => {
    const hidden = slide.style.display;
    slide.style.display = "block";
    fit(slide);
    slide.style.display = hidden;
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme);
  colour(dark.matches ? "slate" : "default");
  dark.addEventListener("change", () => colour(dark.matches ? "slate" : "default"));

  query.has("speaker") && window.opener ? speaker() : room();

  function room() {
    let popup = null,
      began = 0;
    const tell = () =>
      popup &&
      !popup.closed &&
      popup.postMessage(
        { briefed: "room", place: at(), fragments: shown(), votes, began, slides: slides.length },
        "*",
      );
    const at = () => Reveal.getState().indexh || 0;
    const shown = () => slides[at()].querySelectorAll(".fragment.visible").length;
    const act = (name, question, ...rest) => {
      acts[name](question, ...rest);
      keep();
      slides
        .filter((slide) => slide.dataset.question === question)
        .forEach((slide) => {
          show(slide);
          fitHidden(slide); // the answer's slide says the counts too
        });
      tell();
    };
    slides.forEach((slide) => slide.dataset.question && equip(slide, act));
    const started = () => {
      began = began || Date.now();
    };
    const open = () => {
      started();
      popup = window.open(
        `${location.pathname}?speaker${minutes ? `&minutes=${minutes}` : ""}`,
        "briefed-speaker",
        "popup,width=1180,height=800",
      );
      if (!popup)
        say(
          "The browser did not open the window: allow pop-up windows for this page, and press S again.",
        );
      tell();
    };
    const message = make("span", { role: "status" });
    const say = (text) => {
      message.textContent = text;
      tools.classList.add("bf-said");
    };
    const scheme = () =>
      colour(document.body.dataset.mdColorScheme === "slate" ? "default" : "slate");
    const tools = make(
      "nav",
      { class: "bf-tools", "aria-label": "Slides" },
      ...(document.body.dataset.page
        ? [make("a", { href: document.body.dataset.page }, "Back to the page")]
        : []),
      make("button", { type: "button", onclick: open }, "Speaker’s window (S)"),
      make("button", { type: "button", onclick: () => Reveal.toggleOverview() }, "Overview (O)"),
      make(
        "button",
        {
          type: "button",
          onclick: () =>
            document.fullscreenElement
              ? document.exitFullscreen()
              : document.documentElement.requestFullscreen(),
        },
        "Full screen (F)",
      ),
      make("button", { type: "button", onclick: scheme }, "Light or dark (L)"),
      make("a", { href: `?${minutes ? `minutes=${minutes}&` : ""}print-pdf` }, "Print"),
      message,
    );
    const unfit = [...document.querySelectorAll("meta[name=bf-unfit]")].find(
      (meta) => meta.content.split(" ")[0] === minutes,
    );
    document.body.append(tools);
    if (unfit)
      say(
        `This deck does not fit into ${minutes} minutes; it takes ${unfit.content.split(" ")[1]} at least. All slides are here.`,
      );

    addEventListener("message", (event) => {
      if (!popup || event.source !== popup || event.data?.briefed !== "speaker") return;
      if (event.data.go) Reveal[event.data.go === "back" ? "prev" : "next"]();
      if (event.data.act in acts) act(event.data.act, ...event.data.of);
      if (event.data.again) began = Date.now();
      tell();
    });

    Reveal.initialize({
      width: 1280,
      height: 720,
      margin: 0,
      center: false,
      hash: true,
      transition: "none",
      slideNumber: "c/t",
      scrollActivationWidth: 0,
      respondToHashChanges: true,
      keyboard: { 83: open, 76: scheme },
      pdfSeparateFragments: false,
    }).then(() => {
      slides.forEach(fitHidden);
      Reveal.layout();
      for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"])
        Reveal.on(event, () => (started(), tell()));
      document.body.classList.add("bf-ready");
    });
    addEventListener("keydown", (event) => {
      const question = slides[at()].dataset.question,
        number = Number(event.code.replace(/^(Digit|Numpad)/, ""));
      if (
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        !question ||
        !slides[at()].querySelector(`.bf-hands > li:nth-child(${number || 99})`)
      )
        return;
      act("count", question, number, event.shiftKey ? -1 : 1);
    });
  }

  function speaker() {
    const send = (message) =>
      window.opener && window.opener.postMessage({ briefed: "speaker", ...message }, "*");
    const act = (name, ...of) => send({ act: name, of });
    const now = make("div", { class: "bf-view", role: "region", "aria-label": "On the wall" }),
      next = make("div", { class: "bf-view", role: "region", "aria-label": "Next" });
    const time = make("b", {}, "0:00"),
      planned = make("b", {}, "0:00"),
      rest = make("span", {}),
      place = make("span", {}),
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
        place,
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
    document.querySelector(".reveal").replaceWith(screen);
    let state = null;

    const view = (box, slide, fragments) => {
      box.replaceChildren();
      if (!slide) return void box.append(make("p", {}, "The end."));
      const copy = slide.cloneNode(true);
      copy
        .querySelectorAll(".fragment")
        .forEach((fragment, place) => fragment.classList.toggle("visible", place < fragments));
      box.append(copy);
      if (copy.dataset.question) equip(copy, act);
      copy.inert = true;
      copy.style.transform = `scale(${box.clientWidth / 1280})`;
      fit(copy);
    };
    const draw = () => {
      if (!state) return;
      const slide = slides[state.place];
      view(now, slide, state.fragments);
      const open = slide.querySelectorAll(".fragment").length > state.fragments;
      view(next, open ? slide : slides[state.place + 1], open ? state.fragments + 1 : 0);
      const question = slide.dataset.question,
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
      count
        .querySelectorAll("output")
        .forEach(
          (output, at) => (output.textContent = hands(question, vote(question).round, at + 1)),
        );
      if (options.length) {
        count.append(controls(question, act));
        count
          .querySelectorAll("[data-round]")
          .forEach((button) =>
            button.setAttribute(
              "aria-pressed",
              String(Number(button.dataset.round) === vote(question).round),
            ),
          );
      }
      const said = slide.querySelector(".notes");
      notes.replaceChildren(
        ...(said ? said.cloneNode(true).childNodes : ["No notes for this slide."]),
      );
      place.textContent = `Slide ${state.place + 1} of ${slides.length}`;
      tick();
    };
    const tick = () => {
      if (!state) return;
      const gone = state.began ? (Date.now() - state.began) / 1000 : 0,
        due = secondsTo(state.place + 1);
      time.textContent = clock(gone);
      planned.textContent = `${clock(due)} of ${clock(whole)}`;
      const late = Math.round((gone - due) / 60);
      rest.textContent = late > 0 ? `${late} min behind` : "";
    };
    addEventListener("message", (event) => {
      if (event.source !== window.opener || event.data?.briefed !== "room") return;
      const focus = document.activeElement?.getAttribute("aria-label");
      state = event.data;
      votes = state.votes;
      draw();
      if (focus)
        document.querySelector(`.bf-hands-now [aria-label="${CSS.escape(focus)}"]`)?.focus();
    });
    addEventListener("resize", draw);
    addEventListener("keydown", (event) => {
      const back = ["ArrowLeft", "ArrowUp", "PageUp", "p"],
        on = ["ArrowRight", "ArrowDown", "PageDown", "n", " "];
      if (event.target.closest("button") && event.key === " ") return;
      if (back.includes(event.key)) send({ go: "back" });
      else if (on.includes(event.key)) send({ go: "on" });
      else return;
      event.preventDefault();
    });
    setInterval(tick, 1000);
    send({});
  }
})();
