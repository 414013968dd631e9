/* The bars above and below a page. How high they are depends on their words and the size of the
   text. What is scrolled to stays clear of them, and the panels open below the header. In a low
   window, and where the bars would take too much of one, they scroll with the page. */
import { all } from "../page/elements.js";

const LOW = 480; // pixels
const MOST = 0.4; // of the window's height
const AROUND = 8; // pixels: the ring around what has the focus

export function measureBars() {
  const { style, classList } = document.documentElement,
    bars = all(document, ".bf-top, .bf-foot, .bf-bar");
  const measure = () => {
    const [top, ...below] = bars.map((one) => one.offsetHeight),
      bottom = Math.max(0, ...below), // one of them is shown
      loose = innerHeight < LOW || top + bottom > MOST * innerHeight;
    classList.toggle("bf-loose", loose);
    style.scrollPadding = loose ? "0" : `${top + AROUND}px 0 ${bottom + AROUND}px`;
    style.setProperty("--bf-above", top + "px");
  };
  const observer = new ResizeObserver(measure);
  for (const one of bars) observer.observe(one);
  addEventListener("resize", measure);
}
