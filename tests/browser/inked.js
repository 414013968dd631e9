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

  /* The part of the page that is pictured: what is measured, or what a selector finds in it, which
     may be nothing. The bar at the thumb goes to the page's end, where it lies over nothing. */
  let at = null;
  function frame(selector) {
    const within = (root) => (selector ? [...root.querySelectorAll(selector)] : [root]);
    const boxes = sheet.roots().flatMap(within).map((one) => one.getBoundingClientRect());
    if (!boxes.length) return null;
    const bar = document.querySelector("nav.bf-bar");
    if (bar && style(bar).position === "sticky") {
      kept.set(bar, bar.getAttribute("style"));
      bar.style.setProperty("position", "static", "important");
    }
    const edge = (side, most) => most(...boxes.map((box) => box[side]));
    const x = Math.floor(edge("left", Math.min) + scrollX);
    const y = Math.floor(edge("top", Math.min) + scrollY);
    const width = Math.ceil(edge("right", Math.max) + scrollX - x);
    const height = Math.ceil(edge("bottom", Math.max) + scrollY - y);
    return (at = { x, y, width, height, scale: sheet.pictured() });
  }

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

  /* What a picture holds. A canvas would draw it and copy it, which takes twice as long. */
  async function pixels(picture) {
    const decoder = new ImageDecoder({ data: Uint8Array.fromBase64(picture), type: "image/png" });
    const { image } = await decoder.decode();
    const { displayWidth: width, displayHeight: height } = image;
    const data = new Uint8Array(4 * width * height);
    await image.copyTo(data, { format: "RGBA", layout: [{ offset: 0, stride: 4 * width }] });
    image.close();
    decoder.close();
    return { data, whole: new Uint32Array(data.buffer), width, height };
  }

  /* The red, green, blue and opacity, each up to 255, of a computed colour. */
  const colours = new Map();
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function colour(text) {
    if (!colours.has(text)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = text;
      brush.fillRect(0, 0, 1, 1);
      colours.set(text, [...brush.getImageData(0, 0, 1, 1).data]);
    }
    return colours.get(text);
  }

  /* What is drawn in a box: its contrast at most, how much of its width and height has ink, the
     ground in its middle, and how much of the ground, above where an underline may run, differs.
     Most pixels are the same in both pictures and as the ground, which one number each tells. */
  function inked(full, bare, box) {
    const { width, height } = full;
    const clamp = (value, most) => Math.min(Math.max(Math.round(value * at.scale), 0), most);
    const left = clamp(box.left - at.x, width), right = clamp(box.right - at.x, width);
    const top = clamp(box.top - at.y, height), bottom = clamp(box.bottom - at.y, height);
    const middle = ((top + bottom) >> 1) * width + ((left + right) >> 1);
    const ground = bare.whole[middle], [red, green, blue] = bare.data.subarray(4 * middle);
    const from = top + (bottom - top) * 0.12, to = top + (bottom - top) * 0.75;
    const columns = new Uint8Array(right - left), rows = new Uint8Array(bottom - top);
    let most = 1, inner = 0, other = 0;
    for (let row = top; row < bottom; row++) {
      const counts = row > from && row < to;
      if (counts) inner += right - left;
      for (let column = left, i = row * width + left; column < right; column++, i++) {
        if (full.whole[i] !== bare.whole[i]) {
          const ratio = contrast(lightAt(full.data, i), lightAt(bare.data, i));
          if (ratio > most) most = ratio;
          if (ratio > 1.3) columns[column - left] = rows[row - top] = 1;
        }
        if (counts && bare.whole[i] !== ground && far(bare.data, i, red, green, blue)) other++;
      }
    }
    const share = (marks) => marks.reduce((sum, mark) => sum + mark, 0) / (marks.length || 1);
    return {
      most, wide: share(columns), high: share(rows), ground: [red, green, blue],
      uneven: other / (inner || 1),
    };
  }

  const lightAt = (data, i) => light(data[4 * i], data[4 * i + 1], data[4 * i + 2]);
  const far = (data, i, red, green, blue) => (
    Math.abs(data[4 * i] - red) + Math.abs(data[4 * i + 1] - green)
      + Math.abs(data[4 * i + 2] - blue) > 24);

  /* What is wrong with a word as it is pictured. What its colours are meant to give is reckoned
     from the computed ink and the pictured ground; half of it must be there, since thin letters
     are drawn with soft edges. Contrast: https://www.w3.org/TR/WCAG22/#contrast-minimum */
  function* seen(word, { most, wide, high, ground, uneven }) {
    const looks = style(word.element), [red, green, blue, alpha] = colour(looks.color);
    const mixed = (part, at) => Math.round((part * alpha + ground[at] * (255 - alpha)) / 255);
    const ink = [red, green, blue].map(mixed);
    const meant = contrast(light(...ink), light(...ground)), size = parseFloat(looks.fontSize);
    const large = size >= 24 || (size >= 18.66 && looks.fontWeight >= 700);
    const least = large && sheet.large ? 3 : 4.5;
    const letters = /\p{L}{3}|\d/u.test(word.text);
    if (meant < least) yield `has a contrast of ${meant.toFixed(1)}:1, and needs ${least}:1`;
    if (most < 1 + (meant - 1) * (letters ? 0.5 : 0.25)) {
      yield `is drawn with a contrast of ${most.toFixed(1)}:1, where its colours have ${meant.toFixed(1)}:1`;
    } else if (letters && (wide < 0.5 || high < 0.25)) yield "is drawn in part";
    if (uneven > 0.03) yield "has something drawn behind it or across it";
  }

  /* Take a picture of the frame, as PNG in base64: first as it is, then without its words. */
  const pictures = [];
  function take(picture) {
    pictures.push(picture);
  }

  /* What the two pictures that were taken tell of the words that were read: a line for each fault.
     Words beyond the edge of a table that scrolls are not pictured. */
  async function faults() {
    const [full, bare] = await Promise.all(pictures.splice(0).map(pixels)), found = [];
    for (const word of window.drawn.read) {
      const table = scroller(word.element);
      const edge = table ? table.getBoundingClientRect().right + scrollX : Infinity;
      const pictured = (box) => box.left >= at.x && box.right <= Math.min(edge, at.x + at.width + 1)
        && box.top >= at.y - 1 && box.bottom <= at.y + at.height + 1;
      for (const box of word.boxes.filter(pictured)) {
        for (const what of seen(word, inked(full, bare, box))) found.push([word, what]);
      }
    }
    return told(found);
  }

  window.inked = { frame, veil, unveil, take, faults };
})();
