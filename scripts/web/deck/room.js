/* A deck on the wall of a room: its slides, the counts of hands, and the window for the speaker. */
(() => {
  "use strict";
  const { make, slides, minutes, acts, votes, keep, show, equip, fit, colour } = window.briefedDeck;
  if (new URLSearchParams(location.search).has("speaker") && window.opener)
    return window.briefedSpeaker(window.opener);

  /** @type {Window | null} The speaker's window. */
  let popup = null;
  let began = 0;
  const tell = () => {
    if (!popup || popup.closed) return;
    /** @type {DeckState} */
    const state = {
      briefed: "room",
      slide: at(),
      fragments: shown(),
      votes: votes(),
      began,
      slides: slides.length,
    };
    popup.postMessage(state, "*");
  };
  const at = () => Reveal.getState().indexh || 0;
  const shown = () => slides[at()].querySelectorAll(".fragment.visible").length;
  /** @param {HTMLElement} slide */
  const fitHidden = (slide) => {
    const hidden = slide.style.display;
    slide.style.display = "block";
    fit(slide);
    slide.style.display = hidden;
  };
  /** @type {Act} */
  const act = (name, ...values) => {
    /** @type {(...values: unknown[]) => void} */ (acts[name])(...values);
    keep();
    // The slide of the answer shows the counts too.
    for (const slide of slides.filter((one) => one.dataset.question === values[0])) {
      show(slide);
      fitHidden(slide);
    }
    tell();
  };
  for (const slide of slides) if (slide.dataset.question) equip(slide, act);
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
  /** @param {string} text */
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
  /** @type {NodeListOf<HTMLMetaElement>} */
  const metas = document.querySelectorAll("meta[name=bf-unfit]");
  const unfit = [...metas].find((meta) => meta.content.split(" ")[0] === minutes);
  document.body.append(tools);
  if (unfit)
    say(
      `This deck does not fit into ${minutes} minutes; it takes ${unfit.content.split(" ")[1]} at least. All slides are here.`,
    );

  addEventListener("message", ({ source, data }) => {
    if (!popup || source !== popup || data?.briefed !== "speaker") return;
    const message = /** @type {SpeakerMessage} */ (data);
    if (message.go) Reveal[message.go === "back" ? "prev" : "next"]();
    if (message.act && message.act in acts)
      act(message.act, .../** @type {Parameters<Acts["count"]>} */ (message.of));
    if (message.again) began = Date.now();
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
      Reveal.on(event, () => {
        started();
        tell();
      });
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
})();
