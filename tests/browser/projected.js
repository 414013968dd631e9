/* Has drawn.js and inked.js measure the slides of a deck. For styles and positions each slide is
   shown in turn, with everything it reveals. For the pictures many slides are put in a column: a
   picture of each by itself would take ten times as long. */
(() => {
  "use strict";
  const { drawn } = window;
  // How wide a slide is, how high at most, and how many pixels wide it is pictured.
  const WIDTH = 1280, HEIGHT = 960, PICTURED = 640;

  /* As in drawn.js, in pixels of a slide that is 1280 wide. */
  const KINDS = [
    ["foot", ".bf-foot", 19],
    ["control", ".bf-vote, .bf-rounds, .bf-put", 19],
    ["source", "cite", 24],
    ["quote", "blockquote", 24],
    ["number", ".bf-end li", 24],
    ["help", ".bf-end p", 24],
    ["address", "figcaption", 23],
    ["option", ".bf-hands li, .bf-items li, .bf-told li", 24],
    ["stem", ".bf-question .bf-body", 24],
    ["code", "pre", 19],
    ["text", "*", 24],
  ];
  // The trainer's notes; what comes with a press that is yet to come; the hands that are still up;
  // what nobody needs any more beside the reasons, or beside an item that nobody placed.
  const KEPT_BACK = "aside.notes, .fragment:not(.visible) .bf-verdict, .bf-reason:not(.visible), "
    + ".bf-missing:not(.visible), "
    + ".bf-hands > li:not(.visible) > .bf-bars, .bf-reason.visible ~ :is(.bf-vote, .bf-put), "
    + ".fragment.visible:not(.bf-placed) > .bf-put";
  const FURNITURE = ".slide-number, .controls, .progress, .bf-tools"; // of the screen, over the slides
  const slides = () => [...document.querySelectorAll(".slides > section")];
  const width = (slide) => slide.getBoundingClientRect().width;
  let shown = [];

  /* The slide, as far as the screen shows it. */
  function room(slide) {
    const { left, right, top, bottom } = slide.getBoundingClientRect();
    return {
      left: Math.max(left, 0), right: Math.min(right, innerWidth),
      top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight),
    };
  }

  /* Take the page for a deck, and give the HTML of its slides: the same for the same slide in two
     decks. In one of several themes a slide names its own; that counts on the first of each. */
  function begin() {
    Object.assign(drawn.sheet, {
      kinds: KINDS, room,
      keptBack: `${drawn.sheet.keptBack}, ${KEPT_BACK}`,
      toPress: ".bf-vote button, .bf-rounds button, .bf-put",
      roots: () => shown,
      scale: (slide) => width(slide) / WIDTH,
      pictured: () => PICTURED / width(shown[0]),
      apart: HEIGHT,
      rows: "tr, .bf-hands > li, .bf-items > li",
      unordered: ".bf-rounds, .bf-rounds *",
      // reveal.js places the slides and scales them; what comes of it is measured.
      placed: {
        ".slides": ["position", "transform", "zoom", "perspective", "pointerEvents"],
        ".slides > section": ["position", "transform", "perspective"],
        ".reveal, .reveal-viewport": ["position"],
        ".bf-foot, .bf-head, .bf-rounds": ["position"],
        ".bf-stacked .bf-reason": ["order"], // below its option and the hands for it
      },
      large: false, // a projector in a bright room leaves less contrast than a screen
      reach: () => {},
    });
    const looks = (slide) => [...slide.classList].filter((name) => name.startsWith("bf-")).join(" ");
    const begins = (slide) => !!slide.previousElementSibling?.classList.contains("bf-title");
    const own = (slide) => (begins(slide) ? slide.innerHTML
      : slide.innerHTML.replace(/<p class="bf-head">[^<]*<\/p>/, ""));
    return slides().map((slide) => `<section class="${looks(slide)}">${own(slide)}</section>`);
  }

  /* The faults of styles and positions of some slides, each shown in turn: as it opens, and with
     all that it reveals, when a hand was counted for each option. */
  function inTurn(places) {
    const faults = [], counts = {};
    Reveal.layout();
    for (const place of places) {
      const slide = slides()[place];
      for (const presses of slide.querySelector(".fragment") ? [-1, 99] : [99]) {
        Reveal.slide(place, 0, presses);
        if (presses > 0) {
          for (const more of slide.querySelectorAll(".bf-vote :last-child")) more.click();
        }
        shown = [slide];
        const measured = drawn.faults(), all = [...measured.faults, ...drawn.told(covered())];
        faults.push(...all.map((line) => `${line}, on slide ${place + 1}`));
        for (const [name, count] of Object.entries(measured.counts)) {
          counts[name] = (counts[name] || 0) + count;
        }
      }
    }
    return { faults, counts };
  }

  /* The words that are drawn under the furniture. */
  function* covered() {
    for (const piece of document.querySelectorAll(FURNITURE)) {
      if (!piece.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { left, right, top, bottom } = piece.getBoundingClientRect();
      const under = (box) => Math.min(box.right, right) - Math.max(box.left, left) > 1
        && Math.min(box.bottom, bottom) - Math.max(box.top, top) > 1;
      for (const word of drawn.read) {
        if (word.boxes.some(under)) yield [word, `is drawn under <${piece.localName}.${piece.classList[0]}>`];
      }
    }
  }

  /* Put some slides below each other, each drawn as when it is shown, with nothing that cuts the
     column off. An important rule still wins, as it does on the slide. */
  const kept = new Map();
  function column(places) {
    back();
    const all = slides(), reveal = document.querySelector(".reveal");
    const around = [reveal, document.body, document.documentElement];
    const furniture = [...document.querySelectorAll(FURNITURE)];
    for (const element of [...all, ...around, ...furniture]) {
      kept.set(element, [...element.attributes].map(({ name, value }) => [name, value]));
    }
    for (const element of around) element.style.overflow = "visible";
    for (const element of furniture) element.style.display = "none";
    for (const slide of all) slide.style.display = "none";
    shown = places.map((place) => all[place]);
    shown.forEach((slide, at) => {
      slide.classList.remove("past", "future");
      slide.classList.add("present");
      slide.removeAttribute("hidden");
      slide.style.display = "block";
      slide.style.top = `${at * HEIGHT}px`;
    });
    for (const animation of document.getAnimations()) {
      if (animation instanceof CSSTransition) animation.finish();
    }
    drawn.reread();
  }

  function back() {
    for (const [element, own] of kept) {
      for (const { name } of [...element.attributes]) element.removeAttribute(name);
      for (const [name, value] of own) element.setAttribute(name, value);
    }
    kept.clear();
  }

  /* A picture of a whole column makes the window as high as it for a moment, and reveal.js would
     scale the slides to that. */
  addEventListener("resize", (event) => kept.size && event.stopImmediatePropagation(), true);

  window.projected = { begin, inTurn, column, back };
})();
