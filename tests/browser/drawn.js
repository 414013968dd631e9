/* Measures the words of a page as they are drawn. tests/support/drawing.py puts it into a page with
   inked.js. It calls `drawn.open()` to show everything that answering and opening reveals, then
   `drawn.faults()` to judge styles and positions, and then inked.js to judge two pictures. With
   projected.js the slides of a deck are measured. */
(() => {
  "use strict";

  /* The kinds of words that are measured. A word is of the first kind that it is in. The number is
     how tall its letters must be drawn, in CSS pixels. The body text has 16; 12.5 is enough for
     words that are smaller in the site's own styles: a quote's source, the cells of a table, the
     draft notice, the help link. */
  const KINDS = [
    ["source", ".bf-cite, .bf-back", 12.5],
    ["quote", "blockquote", 14.5],
    ["cell", "td, th", 12.5],
    ["statement", ".bf-statement", 14.5],
    ["stem", ".bf-stem", 14.5],
    ["option", ".bf-option, .bf-chose, .bf-why .bf-words", 14.5],
    ["draft notice", ".bf-draft", 12.5],
    ["help link", ".bf-worried", 12.5],
    ["text", "*", 12],
  ];
  const TALLEST = 80;
  /* Words that a page hides by its markup, and not by a style; and the numbers of a case of which
     a script shows one part at a time: its own tests look for them on paper, or without it. */
  const KEPT_BACK = "script, style, template, noscript, datalist, select, textarea, [hidden],"
    + " details:not([open]) > :not(summary), dialog:not([open]),"
    + " :is(.bf-case-part, .bf-choosing) :is(.bf-nth, .bf-go-on, .bf-ends)";
  const TO_PRESS = ".bf-worried, .bf-cite, .bf-back, .bf-option input, .bf-option label,"
    + " .bf-button:not([hidden]), summary";
  const SCROLLED = "table, .bf-wide, pre, pre code";
  /* The computed values that leave words as they are; a browser without a property gives none. */
  const PLAIN = {
    opacity: "1", visibility: "visible", contentVisibility: "visible", pointerEvents: "auto",
    filter: "none", mixBlendMode: "normal", maskImage: "none", maskBorderSource: "none",
    webkitMaskBoxImageSource: "none", clipPath: "none", clip: "auto", webkitBoxReflect: "none",
    transform: "none", translate: "none", rotate: "none", scale: "none", zoom: "1",
    perspective: "none", offsetPath: "none", animationName: "none", order: "0",
    writingMode: "horizontal-tb", direction: "ltr", textIndent: "0px", textTransform: "none",
    textShadow: "none", textEmphasisStyle: "none", textCombineUpright: "none",
    webkitTextSecurity: "none", webkitTextStrokeWidth: "0px", webkitLineClamp: "none",
    wordSpacing: "0px", fontVariantCaps: "normal", fontVariantPosition: "normal",
    fontSizeAdjust: "none", initialLetter: "normal", backgroundClip: "border-box", float: "none",
  };
  const TYPE = /(?:serif|monospace)$/;
  const BULLETS = /^(?:disc|circle|square|decimal|upper-alpha|none|lower-(?:alpha|roman)|disclosure-(?:open|closed))$/;
  const WRITTEN = /^(?:none|normal|"\s*"|"Briefing: "|"From the briefing:"|"… ")$/;

  const style = (element, part) => getComputedStyle(element, part);
  const article = () => document.querySelector("article");
  const kind = (element) => sheet.kinds.find(([, selector]) => element.closest(selector));

  /* The surface that words are drawn on: header and article of a page. Slides of a deck have other
     kinds of words, and other measures. */
  const sheet = {
    kinds: KINDS,
    keptBack: KEPT_BACK,
    toPress: TO_PRESS,
    roots: () => [document.querySelector(".bf-top"), article()],
    room: pageRoom,
    scale: () => 1, // of the letters: the measures above are those of letters that nothing scales
    pictured: () => 1, // how many pixels of a picture a pixel of the page takes
    apart: 500, // between two words that follow each other; no picture of the site is as high
    rows: "tr, .bf-option, .bf-item, li.bf-part, .bf-top", // what stands in these may stand beside each other
    unordered: ":not(*)", // words that stand where they like
    placed: {}, // by a selector the properties that may place what it matches
    large: true, // whether large letters need less contrast
    reach: (element) => element.scrollIntoView({ block: "center", behavior: "instant" }),
  };

  function pageRoom(root) {
    const page = document.documentElement, { left, right } = root.getBoundingClientRect();
    return {
      left: Math.max(left, 0), right: Math.min(right, page.clientWidth), top: 0,
      bottom: page.scrollHeight,
    };
  }

  function named(element) {
    const [first] = element.classList;
    return `<${element.localName}${first ? "." + first : ""}>`;
  }

  /* Every word in an element that its markup does not hide, with the boxes that it is drawn in,
     measured on the page. */
  function words(root) {
    const found = [], kinds = new Map(), range = document.createRange();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const element = node.parentElement;
      const seen = !element.closest(sheet.keptBack);
      if (!kinds.has(element)) kinds.set(element, seen && kind(element));
      if (!kinds.get(element)) continue;
      const [name, , least] = kinds.get(element);
      for (const match of node.data.matchAll(/\S+/g)) {
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        found.push({ text: match[0], element, name, least, boxes: boxesOf(range) });
      }
    }
    return found;
  }

  function boxesOf(range) {
    return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0)
      .map(({ left, right, top, bottom }) => (
        { left: left + scrollX, right: right + scrollX,
          top: top + scrollY, bottom: bottom + scrollY }));
  }

  /* What an element's own style does to the words in it. */
  function* looked(element) {
    const looks = style(element), what = [];
    const own = Object.entries(sheet.placed).filter(([selector]) => element.matches(selector));
    const free = new Set(own.flatMap(([, properties]) => properties));
    for (const [name, plain] of Object.entries(PLAIN)) {
      const same = looks[name] === undefined || looks[name] === plain;
      if (!same && !free.has(name)) what.push(`${name} is ${looks[name]}`);
    }
    if (/line-through|overline/.test(looks.textDecorationLine)) what.push(looks.textDecorationLine);
    if (looks.webkitTextFillColor !== looks.color) what.push(`filled with ${looks.webkitTextFillColor}`);
    if (!/^(?:normal|isolate)$/.test(looks.unicodeBidi)) what.push(`unicodeBidi is ${looks.unicodeBidi}`);
    if (/absolute|fixed/.test(looks.position) && !free.has("position")) what.push(`position is ${looks.position}`);
    if (looks.outlineStyle !== "none" && parseFloat(looks.outlineWidth) > 4) what.push("a wide outline");
    const spacing = parseFloat(looks.letterSpacing) || 0;
    if (Math.abs(spacing) > parseFloat(looks.fontSize) / 10) what.push(`letterSpacing is ${spacing}`);
    what.push(...generated(element, looks));
    for (const one of what) yield `${one} on ${named(element)}`;
  }

  /* What a style writes before, behind or into an element. */
  function* generated(element, looks) {
    for (const part of ["::before", "::after"]) {
      const { content, display } = style(element, part);
      if (display !== "none" && !WRITTEN.test(content)) yield `${part} writes ${content}`;
    }
    if (looks.listStyleImage !== "none" || !BULLETS.test(looks.listStyleType)) {
      yield `its sign is ${looks.listStyleImage} ${looks.listStyleType}`;
    }
    const sign = looks.display === "list-item" ? style(element, "::marker").content : "normal";
    if (sign !== "normal") yield `its sign is ${sign}`;
    for (const part of ["::first-letter", "::first-line"]) {
      const { fontSize, opacity } = style(element, part);
      if (parseFloat(fontSize) < parseFloat(looks.fontSize) * 0.8) yield `${part} is small`;
      if (opacity !== "1") yield `${part} is faded`;
    }
  }

  /* The faults of an element's style and of the styles around it. */
  const known = new Map();
  function around(element) {
    if (!element) return [];
    if (!known.has(element)) {
      known.set(element, [...looked(element), ...around(element.parentElement)]);
    }
    return known.get(element);
  }

  /* The size and the font of an element's letters, and the height of a line that nothing scales. */
  const letters = new Map();
  function lettersOf(element) {
    if (!letters.has(element)) {
      const looks = style(element);
      letters.set(element, [parseFloat(looks.fontSize), looks.fontFamily, natural(looks)]);
    }
    return letters.get(element);
  }
  const fonts = new Map(), brush = new OffscreenCanvas(1, 1).getContext("2d");
  function natural(looks) {
    const font = `${looks.fontStyle} ${looks.fontWeight} ${looks.fontSize} ${looks.fontFamily}`;
    if (!fonts.has(font)) {
      brush.font = font;
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = brush.measureText("x");
      fonts.set(font, fontBoundingBoxAscent + fontBoundingBoxDescent);
    }
    return fonts.get(font);
  }

  /* The table or code around an element, where it is wider than the page and scrolls. */
  function scroller(element) {
    for (let one = element.closest(SCROLLED); one; one = one.parentElement?.closest(SCROLLED)) {
      if (one.scrollWidth > one.clientWidth && /auto|scroll/.test(style(one).overflowX)) return one;
    }
    return null;
  }

  /* Whether a word is drawn on the page, in readable letters, and after the word before it. */
  function* placed(word, before, room) {
    const [size, family, line] = lettersOf(word.element);
    const [first] = word.boxes, high = first.bottom - first.top;
    const outside = (box) => box.left < room.left - 1 || box.top < room.top - 1
      || box.bottom > room.bottom + 1 || (box.right > room.right + 1 && !scroller(word.element));
    if (word.boxes.some(outside)) yield "is drawn outside the page's text";
    const tall = (size * high) / line / room.scale;
    if (tall < word.least) yield `is drawn ${tall.toFixed(1)} pixels tall, and needs ${word.least}`;
    if (tall > TALLEST) yield `is drawn ${tall.toFixed(1)} pixels tall`;
    if (!TYPE.test(family)) yield `its letters are ${family}`;
    if (before && !word.element.matches(sheet.unordered)) yield* following(word, first, before);
  }

  /* Whether a word is to the right of the word before it, or below. The cells of a row, and an
     option and its button, are beside each other. */
  function* following(word, box, before) {
    const row = word.element.closest(sheet.rows), last = before.boxes[before.boxes.length - 1];
    const common = Math.min(box.bottom, last.bottom) - Math.max(box.top, last.top);
    const beside = common > (last.bottom - last.top) / 2;
    const above = box.bottom <= last.top + 2 && !(row && row.contains(before.element));
    if (beside ? box.left < last.left : above) yield `stands before “${before.text}”, which it follows`;
    if (box.top - last.bottom > sheet.apart) yield `stands ${Math.round(box.top - last.bottom)} pixels below`;
  }

  /* The words that are drawn over one another. */
  function* overlapping(read) {
    const boxes = read.flatMap((word) => word.boxes.map((box) => ({ word, ...box })));
    boxes.sort((one, other) => one.top - other.top);
    for (const [at, one] of boxes.entries()) {
      for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom; next++) {
        const other = boxes[next], least = Math.min(one.bottom - one.top, other.bottom - other.top);
        const high = Math.min(one.bottom, other.bottom) - other.top;
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (wide > 2 && high > 0.4 * least) yield [other.word, `is drawn over “${one.word.text}”`];
      }
    }
  }

  /* Controls that can't be pressed because something else is on top. */
  function* unpressed() {
    const inside = sheet.roots().flatMap((root) => [...root.querySelectorAll(sheet.toPress)]);
    for (const element of inside) {
      if (element.closest(sheet.keptBack)) continue;
      sheet.reach(element);
      const [box] = element.getClientRects();
      const middle = box && [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const top = box && document.elementFromPoint(...middle);
      if (top && element.contains(top)) continue;
      const word = { element, name: kind(element)[0], text: element.textContent };
      yield [word, `can't be pressed: ${top ? named(top) : "nothing"} is on top`];
    }
    back();
  }

  /* The bars that stay in sight leave most of the screen to the words. */
  function* high() {
    for (const bar of document.querySelectorAll(".bf-top, nav.bf-bar")) {
      const { height } = bar.getBoundingClientRect();
      const whole = { element: bar, name: "text", text: "the page" };
      if (height > innerHeight / 6) yield [whole, `the bar takes ${Math.round(height)} pixels of the screen`];
    }
  }

  /* Scroll back to where a page opens. */
  function back() {
    const start = { top: 0, left: 0, behavior: "instant" };
    for (const root of sheet.roots()) {
      for (const one of root.querySelectorAll("*")) {
        if (one.scrollLeft || one.scrollTop) one.scrollTo(start);
      }
      for (let one = root; one; one = one.parentElement) one.scrollTo(start);
    }
  }

  /* Animations, and fonts that the styles bring. */
  function* brought() {
    const roots = sheet.roots(), whole = { element: roots[0], name: "text", text: "the page" };
    const near = (one) => roots.some((root) => root.contains(one) || one.contains(root));
    for (const font of document.fonts) yield [whole, `the styles bring a font, ${font.family}`];
    for (const animation of document.getAnimations()) {
      const target = animation.effect && animation.effect.target;
      if (animation instanceof CSSTransition) animation.finish();
      else if (target && near(target)) {
        yield [{ ...whole, element: target, name: kind(target)[0] }, `moves: ${animation.animationName}`];
      }
    }
  }

  /* A line for each fault of a paragraph, with the first word that has it. */
  function told(found) {
    const lines = new Map();
    for (const [word, what] of found) {
      const place = word.element.closest("p, li, td, label, h1, h2, h3, blockquote") || word.element;
      const once = `${word.name}|${what}|${place.textContent}`;
      const text = word.text.trim().slice(0, 40);
      if (!lines.has(once)) lines.set(once, `${word.name} “${text}” in ${named(word.element)}: ${what}`);
    }
    return [...lines.values()];
  }

  /* Show what answering and opening show: every question answered, and every block open. */
  function open() {
    for (const form of document.querySelectorAll(".bf-question form")) {
      form.querySelectorAll("input").forEach((field, at) => {
        if (field.type === "text") field.value = "word";
        else field.checked = at === 0;
      });
      form.requestSubmit();
    }
    article().querySelectorAll("details").forEach((more) => (more.open = true));
    document.activeElement?.blur();
    back();
  }

  /* The faults of styles and positions, a line each, and how many elements of each kind were
     measured. Keeps the words for inked.js. */
  function faults() {
    known.clear();
    letters.clear();
    const found = [...brought(), ...high(), ...unpressed()], read = reread();
    for (const root of sheet.roots()) found.push(...inside(root, read));
    found.push(...overlapping(read));
    return { faults: told(found), counts: counted(read) };
  }

  /* The words as they are drawn now, kept for inked.js. */
  function reread() {
    return (drawn.read = sheet.roots().flatMap(words));
  }

  /* The faults of each word in an element. */
  function* inside(root, read) {
    const room = { ...sheet.room(root), scale: sheet.scale(root) };
    let before = null;
    for (const word of read.filter(({ element }) => root.contains(element))) {
      const wrong = [...around(word.element)];
      if (!word.boxes.length) wrong.push("is not drawn");
      else wrong.push(...placed(word, before, room));
      for (const what of wrong) yield [word, what];
      if (word.boxes.length) before = word;
    }
  }

  function counted(read) {
    const found = Object.fromEntries(sheet.kinds.map(([name]) => [name, new Set()]));
    for (const { element, name } of read) found[name].add(element.closest(kind(element)[1]));
    return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, all.size]));
  }

  const drawn = { sheet, open, faults, reread, told, style, scroller, read: [] };
  window.drawn = drawn;
})();
