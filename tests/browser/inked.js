/* Two pictures of a page: as it is, and with its words left out. What differs between them is what
   a reader sees of the words, whatever made it so; what is behind a word is in the second alone. */
(() => {
  "use strict";
  const { article, style, scroller, told } = window.drawn;

  const LINEAR = Float64Array.from({ length: 256 }, (_, at) => (
    at / 255 <= 0.04045 ? at / 255 / 12.92 : ((at / 255 + 0.055) / 1.055) ** 2.4));
  const light = (red, green, blue) => 0.2126 * LINEAR[red] + 0.7152 * LINEAR[green] + 0.0722 * LINEAR[blue];
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

  /* The part of the page that is pictured: its article. */
  function frame() {
    const { left, top, width, height } = article().getBoundingClientRect();
    const x = Math.floor(left + scrollX), y = Math.floor(top + scrollY);
    return { x, y, width: Math.ceil(width), height: Math.ceil(height), scale: 1 };
  }

  /* Leave the words out and nothing else: lines under, through and around them stay. */
  const kept = new Map();
  function veil() {
    const all = [article(), ...article().querySelectorAll("*")];
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

  const board = (width, height) => (
    new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true }));

  async function pixels(picture) {
    const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = board(image.width, image.height);
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height);
  }

  /* The red, green, blue and opacity, each up to 255, of a computed colour. */
  const colours = new Map(), brush = board(1, 1);
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
     ground in its middle, and how much of the ground, above where an underline may run, differs. */
  function inked({ data: full, width, height }, { data: bare }, box, at) {
    const clamp = (value, most) => Math.min(Math.max(Math.round(value), 0), most);
    const left = clamp(box.left - at.x, width), right = clamp(box.right - at.x, width);
    const top = clamp(box.top - at.y, height), bottom = clamp(box.bottom - at.y, height);
    const middle = 4 * (((top + bottom) >> 1) * width + ((left + right) >> 1));
    const [red, green, blue] = bare.slice(middle, middle + 3);
    const from = top + (bottom - top) * 0.12, to = top + (bottom - top) * 0.75;
    const columns = new Set(), rows = new Set();
    let most = 1, inner = 0, other = 0;
    for (let row = top; row < bottom; row++) {
      for (let column = left, i = 4 * (row * width + left); column < right; column++, i += 4) {
        if (full[i] !== bare[i] || full[i + 1] !== bare[i + 1] || full[i + 2] !== bare[i + 2]) {
          const behind = light(bare[i], bare[i + 1], bare[i + 2]);
          const ratio = contrast(light(full[i], full[i + 1], full[i + 2]), behind);
          if (ratio > most) most = ratio;
          if (ratio > 1.3) columns.add(column), rows.add(row);
        }
        if (row <= from || row >= to) continue;
        inner++;
        const far = Math.abs(bare[i] - red) + Math.abs(bare[i + 1] - green) + Math.abs(bare[i + 2] - blue);
        if (far > 24) other++;
      }
    }
    return {
      most, wide: columns.size / (right - left), high: rows.size / (bottom - top),
      ground: [red, green, blue], uneven: other / (inner || 1),
    };
  }

  /* What is wrong with a word as it is pictured. What its colours are meant to give is reckoned
     from the computed ink and the pictured ground; half of it must be there, since thin letters
     are drawn with soft edges. Contrast: https://www.w3.org/TR/WCAG22/#contrast-minimum */
  function* seen(word, { most, wide, high, ground, uneven }) {
    const looks = style(word.element), [red, green, blue, alpha] = colour(looks.color);
    const mixed = (part, at) => Math.round((part * alpha + ground[at] * (255 - alpha)) / 255);
    const ink = [red, green, blue].map(mixed);
    const meant = contrast(light(...ink), light(...ground)), size = parseFloat(looks.fontSize);
    const least = size >= 24 || (size >= 18.66 && looks.fontWeight >= 700) ? 3 : 4.5;
    const letters = /\p{L}{3}|\d/u.test(word.text);
    if (meant < least) yield `has a contrast of ${meant.toFixed(1)}:1, and needs ${least}:1`;
    if (most < 1 + (meant - 1) * (letters ? 0.5 : 0.25)) {
      yield `is drawn with a contrast of ${most.toFixed(1)}:1, where its colours have ${meant.toFixed(1)}:1`;
    } else if (letters && (wide < 0.5 || high < 0.25)) yield "is drawn in part";
    if (uneven > 0.03) yield "has something drawn behind it or across it";
  }

  /* What the two pictures of the frame tell of the words that `drawn.faults()` read: a line for
     each fault. Words beyond the edge of a table that scrolls are not pictured. */
  async function faults([whole, veiled]) {
    const full = await pixels(whole), bare = await pixels(veiled), at = frame(), found = [];
    for (const word of window.drawn.read) {
      const table = scroller(word.element);
      const edge = table ? table.getBoundingClientRect().right + scrollX : Infinity;
      const pictured = (box) => box.left >= at.x && box.right <= Math.min(edge, at.x + at.width + 1)
        && box.bottom > at.y && box.bottom <= at.y + at.height + 1;
      for (const box of word.boxes.filter(pictured)) {
        for (const what of seen(word, inked(full, bare, box, at))) found.push([word, what]);
      }
    }
    return told(found);
  }

  window.inked = { frame, veil, unveil, faults };
})();
