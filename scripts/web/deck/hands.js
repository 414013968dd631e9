/* The slides of a deck, and hands that are counted. Both windows of a deck use it: deck.js and
   deck-speaker.js. The counts stay in this tab and have nothing to do with anybody's own
   learning. */
(() => {
  "use strict";
  const minutes = new URLSearchParams(location.search).get("minutes");
  const KEPT = `briefed-room:${location.pathname}`;
  /** @type {Deck["make"]} */
  const make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on"))
        made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
      else made.setAttribute(name, /** @type {string} */ (value));
    }
    made.append(.../** @type {(Node | string)[]} */ (children));
    return made;
  };
  /**
   * @param {ParentNode} root
   * @param {string} selector
   */
  const need = (root, selector) => {
    const found = root.querySelector(selector);
    if (!found) throw new Error("missing: " + selector);
    return /** @type {HTMLElement} */ (found);
  };
  const holder = need(document, ".slides");
  const children = () => /** @type {HTMLElement[]} */ ([...holder.children]);

  /* The slides of a session of some minutes; all slides where there is no such session. */
  const inPlan = (/** @type {HTMLElement} */ slide) =>
    !!minutes && !!slide.dataset.plans?.split(" ").includes(minutes);
  if (children().some(inPlan)) for (const slide of children()) if (!inPlan(slide)) slide.remove();
  const slides = children();
  /** @param {number} number */
  const secondsTo = (number) =>
    slides.slice(0, number).reduce((sum, slide) => sum + Number(slide.dataset.seconds), 0);

  /** @type {Votes} The counts last as long as the tab. */
  let votes = {};
  try {
    votes = JSON.parse(sessionStorage.getItem(KEPT) || "null") || {};
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
  /**
   * @param {string} question
   * @returns {Vote}
   */
  const vote = (question) => (votes[question] = votes[question] || { round: 0, hands: [{}, {}] });
  /** @type {Deck["hands"]} */
  const hands = (question, round, option) => vote(question).hands[round][option] || 0;
  /** @param {string} question */
  const counted = (question) =>
    vote(question).hands.some((round) => Object.values(round).some(Boolean));
  /** @param {string} question */
  const second = (question) =>
    vote(question).round === 1 || Object.keys(vote(question).hands[1]).length > 0;

  /** @type {Acts} Whoever calls one of these shows the counts again. */
  const acts = {
    count(question, option, more) {
      const { round, hands: all } = vote(question);
      all[round][option] = Math.max(0, hands(question, round, option) + more);
    },
    round(question, round) {
      vote(question).round = round;
    },
    clear(question) {
      delete votes[question];
    },
  };

  /** @type {(question: string, option: number) => string} */
  const said = (question, option) => {
    /** @param {0 | 1} round */
    const one = (round) => `${hands(question, round, option)}`;
    return second(question)
      ? `before ${one(0)}, after ${one(1)}`
      : `${one(0)} ${one(0) === "1" ? "hand" : "hands"}`;
  };

  /** @type {(within: HTMLElement) => HTMLElement[]} */
  const optionsOf = (within) => [
    .../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(".bf-hands > li")),
  ];

  /** @type {Deck["press"]} */
  const press = (within, question) => {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = within.querySelectorAll("[data-round]");
    for (const button of buttons)
      button.setAttribute(
        "aria-pressed",
        String(Number(button.dataset.round) === vote(question).round),
      );
  };

  /**
   * The counts on the slide of a question and on the slide of its answer.
   * @param {HTMLElement} slide
   */
  const show = (slide) => {
    const question = slide.dataset.question || "";
    const options = optionsOf(slide);
    /** @type {(0 | 1)[]} */
    const rounds = [0, 1];
    const most = Math.max(
      1,
      ...options.flatMap((_, at) => rounds.map((round) => hands(question, round, at + 1))),
    );
    options.forEach((option, at) => {
      const before = hands(question, 0, at + 1);
      need(option, "output").textContent = vote(question).round
        ? `${before} → ${hands(question, 1, at + 1)}`
        : `${before}`;
      const bars = need(option, ".bf-bars");
      bars.replaceChildren();
      for (const round of second(question) ? rounds : rounds.slice(0, 1)) {
        const bar = make("div", {
          class: `bf-bar${second(question) && !round ? " bf-before" : ""}`,
        });
        bar.style.width = `${(100 * hands(question, round, at + 1)) / most}%`;
        bars.append(bar);
      }
      bars.setAttribute("aria-label", said(question, at + 1));
    });
    press(slide, question);
    /** @type {NodeListOf<HTMLElement>} */
    const answers = slide.querySelectorAll(".bf-told > li[data-option]");
    for (const told of answers) {
      const count =
        told.querySelector(".bf-counted") ||
        need(told, "p").appendChild(make("span", { class: "bf-counted" }));
      count.textContent = counted(question)
        ? ` · ${said(question, Number(told.dataset.option))}`
        : "";
    }
  };

  /** @type {Deck["controls"]} */
  const controls = (question, act) => {
    /** @type {(round: 0 | 1, name: string) => HTMLElement} */
    const button = (round, name) =>
      make(
        "button",
        { type: "button", "data-round": round, onclick: () => act("round", question, round) },
        name,
      );
    return make(
      "div",
      { class: "bf-rounds" },
      "Count of hands: ",
      button(0, "before"),
      button(1, "after"),
      make("button", { type: "button", onclick: () => act("clear", question) }, "Clear"),
    );
  };
  /** @type {Deck["counter"]} */
  const counter = (question, option, words, act) => {
    /** @type {(sign: string, name: string, more: number) => HTMLElement} */
    const button = (sign, name, more) =>
      make(
        "button",
        {
          type: "button",
          "aria-label": `One hand ${name} for: ${words}`,
          onclick: () => act("count", question, option, more),
        },
        sign,
      );
    return make(
      "span",
      { class: "bf-vote" },
      button("−", "less", -1),
      make("output", {}, "0"),
      button("+", "more", 1),
    );
  };

  /** @type {Deck["equip"]} */
  const equip = (slide, act) => {
    const question = slide.dataset.question || "";
    optionsOf(slide).forEach((option, at) => {
      option.append(
        counter(question, at + 1, option.textContent.trim(), act),
        make("div", { class: "bf-bars", role: "img" }),
      );
    });
    if (slide.querySelector(".bf-hands")) need(slide, ".bf-body").append(controls(question, act));
    show(slide);
  };

  /**
   * Give a slide smaller type where its words, in this reader's fonts, need more room than was
   * planned.
   * @param {HTMLElement} slide
   */
  const fit = (slide) => {
    const body = need(slide, ".bf-body");
    for (const size of ["bf-medium", "bf-small", "bf-tight"]) {
      if (body.scrollHeight <= body.clientHeight + 1) return;
      slide.classList.remove("bf-large", "bf-medium", "bf-small");
      slide.classList.add(size);
    }
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {Deck["colour"]} */
  const colour = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme);
  colour(dark.matches ? "slate" : "default");
  dark.addEventListener("change", () => colour(dark.matches ? "slate" : "default"));

  window.briefedDeck = {
    ...{ make, need: /** @type {Deck["need"]} */ (need), slides, secondsTo, minutes },
    votes: () => votes,
    take: (other) => (votes = other),
    ...{ acts, keep, hands, vote, show, press, controls, counter, equip, fit, colour },
  };
})();
