/* Two pictures of a page: as it is, and without its words. The difference between them is what a
   reader sees of the words, whatever the cause; the second alone shows what is behind a word. */
(() => {
  "use strict";
  const { sheet, style, scroller, told } = window.drawn;

  const LINEAR = Float64Array.from({ length: 256 }, (_, at) => (
    at / 255 <= 0.04045 ? at / 255 / 12.92 : ((at / 255 + 0.055) / 1.055) ** 2.4));
  const light = (red, green, blue) => (
    0.2126 * LINEAR[red] + 0.7152 * LINEAR[green] + 0.0722 * LINEAR[blue]);
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

  /* What elements said in their style attributes before a picture was taken. */
  const kept = new Map();

  /* The frames that are pictured: around each root that is measured, or what a selector finds in
     them, which may be nothing. A picture takes as long as so many pixels of one: where fewer lie
     between two roots, one frame has both. The bar at the thumb goes to the page's end, where it
     lies over nothing. */
  const APIECE = 1e6;
  let frames = [];
  function frame(selector) {
    const within = (root) => (selector ? [...root.querySelectorAll(selector)] : [root]);
    const roots = sheet.roots().flatMap(within);
    const bar = roots.length && document.querySelector("nav.bf-bar");
    if (bar && style(bar).position === "sticky") {
      kept.set(bar, bar.getAttribute("style"));
      bar.style.setProperty("position", "static", "important");
    }
    const scale = sheet.pictured(), apart = [];
    for (const next of roots.map(edges)) {
      const last = apart[apart.length - 1], both = last && around(last, next);
      const between = last ? (area(both) - area(last) - area(next)) * scale ** 2 : Infinity;
      if (between < APIECE) Object.assign(last, both);
      else apart.push(next);
    }
    return (frames = apart.map(({ left, top, right, bottom }) => (
      { x: left, y: top, width: right - left, height: bottom - top, scale })));
  }

  function edges(root) {
    const { left, top, right, bottom } = root.getBoundingClientRect();
    return {
      left: Math.floor(left + scrollX), top: Math.floor(top + scrollY),
      right: Math.ceil(right + scrollX), bottom: Math.ceil(bottom + scrollY),
    };
  }

  const area = ({ left, top, right, bottom }) => (right - left) * (bottom - top);
  const around = (one, other) => ({
    left: Math.min(one.left, other.left), top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right), bottom: Math.max(one.bottom, other.bottom),
  });

  /* Leave the words out and nothing else: lines under, through and around them stay. */
  function veil() {
    const all = sheet.roots().flatMap((root) => [root, ...root.querySelectorAll("*")]);
    const lines = all.map((element) => style(element).textDecorationColor);
    all.forEach((element, at) => {
      kept.set(element, element.getAttribute("style"));
      element.style.setProperty("transition", "none", "important");
      element.style.setProperty("text-decoration-color", lines[at], "important");
      element.style.setProperty("-webkit-text-fill-color", "transparent", "important");
    });
  }

  function unveil() {
    for (const [element, own] of kept) {
      if (own === null) element.removeAttribute("style");
      else element.setAttribute("style", own);
    }
    kept.clear();
  }

  /* What a picture holds, four bytes for a pixel: blue, green, red, and one that says nothing. A
     canvas would draw it and copy it, and another order would be made pixel by pixel, which takes
     twice as long; so does new memory for each picture. */
  const COLOURS = 0xffffff; // of a pixel that is read as one number
  const memory = { full: new Uint8Array(0), bare: new Uint8Array(0) };
  async function pixels(picture, name) {
    const decoder = new ImageDecoder({ data: Uint8Array.fromBase64(picture), type: "image/png" });
    const { image } = await decoder.decode();
    const { displayWidth: width, displayHeight: height } = image, size = 4 * width * height;
    if (memory[name].length < size) memory[name] = new Uint8Array(size);
    const data = memory[name];
    await image.copyTo(data, { format: "BGRX", layout: [{ offset: 0, stride: 4 * width }] });
    image.close();
    decoder.close();
    return { data, whole: new Int32Array(data.buffer), width, height };
  }

  /* The red, green, blue and opacity, each up to 255, of a computed colour. A canvas knows any; it
     takes as long to begin as to judge a page, and most colours say it themselves. */
  const PLAIN = /^rgb\((\d+), (\d+), (\d+)\)$/;
  const colours = new Map();
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function colour(text) {
    const plain = PLAIN.exec(text);
    if (plain) return [...plain.slice(1).map(Number), 255];
    if (!colours.has(text)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = text;
      brush.fillRect(0, 0, 1, 1);
      colours.set(text, [...brush.getImageData(0, 0, 1, 1).data]);
    }
    return colours.get(text);
  }

  /* What an element's style says of the ink of its words. */
  const inks = new Map();
  function inkOf(element) {
    if (!inks.has(element)) {
      const { color, fontSize, fontWeight } = style(element);
      const ink = { colour: colour(color), size: parseFloat(fontSize), bold: fontWeight >= 700 };
      inks.set(element, ink);
    }
    return inks.get(element);
  }

  /* What is drawn in a box: its contrast at most, how much of its width and height has ink, the
     ground in its middle, and how much of the ground, above where an underline may run, differs.
     Most pixels are the same in both pictures and as the ground, which one number each tells. */
  function inked({ at, full, bare }, box) {
    const { width, height } = full;
    const clamp = (value, most) => Math.min(Math.max(Math.round(value * at.scale), 0), most);
    const left = clamp(box.left - at.x, width), right = clamp(box.right - at.x, width);
    const top = clamp(box.top - at.y, height), bottom = clamp(box.bottom - at.y, height);
    const middle = ((top + bottom) >> 1) * width + ((left + right) >> 1);
    const ground = bare.whole[middle], [blue, green, red] = bare.data.subarray(4 * middle);
    const from = top + (bottom - top) * 0.12, to = top + (bottom - top) * 0.75;
    const columns = new Uint8Array(right - left), rows = new Uint8Array(bottom - top);
    let most = 1, inner = 0, other = 0;
    for (let row = top; row < bottom; row++) {
      const counts = row > from && row < to;
      if (counts) inner += right - left;
      for (let column = left, i = row * width + left; column < right; column++, i++) {
        if ((full.whole[i] ^ bare.whole[i]) & COLOURS) {
          const ratio = contrast(lightAt(full.data, i), lightAt(bare.data, i));
          if (ratio > most) most = ratio;
          if (ratio > 1.3) columns[column - left] = rows[row - top] = 1;
        }
        const same = !counts || !((bare.whole[i] ^ ground) & COLOURS);
        if (!same && far(bare.data, i, red, green, blue)) other++;
      }
    }
    const share = (marks) => marks.reduce((sum, mark) => sum + mark, 0) / (marks.length || 1);
    return {
      most, wide: share(columns), high: share(rows), ground: [red, green, blue],
      uneven: other / (inner || 1),
    };
  }

  const lightAt = (data, i) => light(data[4 * i + 2], data[4 * i + 1], data[4 * i]);
  const far = (data, i, red, green, blue) => (
    Math.abs(data[4 * i + 2] - red) + Math.abs(data[4 * i + 1] - green)
      + Math.abs(data[4 * i] - blue) > 24);

  /* What is wrong with a word as it is pictured. What its colours are meant to give is reckoned
     from the computed ink and the pictured ground; half of it must be there, since thin letters
     are drawn with soft edges. Contrast: https://www.w3.org/TR/WCAG22/#contrast-minimum */
  function* seen(word, { most, wide, high, ground, uneven }) {
    const { colour: [red, green, blue, alpha], size, bold } = inkOf(word.element);
    const mixed = (part, at) => Math.round((part * alpha + ground[at] * (255 - alpha)) / 255);
    const ink = [red, green, blue].map(mixed);
    const meant = contrast(light(...ink), light(...ground));
    const large = size >= 24 || (size >= 18.66 && bold);
    const least = large && sheet.large ? 3 : 4.5;
    const letters = /\p{L}{3}|\d/u.test(word.text);
    if (meant < least) yield `has a contrast of ${meant.toFixed(1)}:1, and needs ${least}:1`;
    if (most < 1 + (meant - 1) * (letters ? 0.5 : 0.25)) {
      yield `is drawn with a contrast of ${most.toFixed(1)}:1, where its colours have ${meant.toFixed(1)}:1`;
    } else if (letters && (wide < 0.5 || high < 0.25)) yield "is drawn in part";
    if (uneven > 0.03) yield "has something drawn behind it or across it";
  }

  /* Take a picture of a frame, as PNG in base64: first of each as it is, then of each without its
     words. */
  const pictures = [];
  function take(picture) {
    pictures.push(picture);
  }

  /* What the pictures that were taken tell of the words that were read: a line for each fault.
     Words beyond the edge of a table that scrolls are not pictured. */
  async function faults() {
    const taken = pictures.splice(0), found = [];
    inks.clear();
    for (const [place, at] of frames.entries()) {
      const full = await pixels(taken[place], "full");
      const bare = await pixels(taken[frames.length + place], "bare");
      for (const word of window.drawn.read) {
        for (const box of word.boxes.filter((one) => pictured(word, one, at))) {
          for (const what of seen(word, inked({ at, full, bare }, box))) found.push([word, what]);
        }
      }
    }
    return told(found);
  }

  function pictured(word, box, at) {
    if (box.left < at.x || box.top < at.y - 1 || box.bottom > at.y + at.height + 1) return false;
    const table = scroller(word.element);
    const edge = table ? table.getBoundingClientRect().right + scrollX : Infinity;
    return box.right <= Math.min(edge, at.x + at.width + 1);
  }

  window.inked = { frame, veil, unveil, take, faults };
})();
