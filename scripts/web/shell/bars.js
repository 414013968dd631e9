/* The bars above and below a page. How high they are depends on their words and the size of the
   text. What is scrolled to stays clear of them, and the panels open below the header. In a low
   window, where large text has few em in a line, and where the bars would take too much of the
   window, they scroll with the page. */
import { all } from "../page/elements.js";

const LOOSE = "(height<480px),(width<14em)";
const AROUND = 8; // pixels: the ring around what has the focus

export function measureBars() {
  const { style, classList } = document.documentElement,
    bars = all(document, ".bf-top,.bf-foot,.bf-bar");
  const measure = () => {
    const [top, foot = 0, bar = 0] = bars.map((one) => one.offsetHeight),
      bottom = foot + bar, // one of them is shown
      loose = matchMedia(LOOSE).matches || top + bottom > 0.4 * innerHeight;
    classList.toggle("bf-loose", loose);
    style.scrollPadding = loose ? "0" : `${top + AROUND}px 0 ${bottom + AROUND}px`;
    style.setProperty("--bf-above", top + "px");
    style.setProperty("--bf-below", bottom + "px");
  };
  measure(); // at once: what a page scrolls to as it opens must not depend on when it is drawn
  const observer = new ResizeObserver(measure);
  bars.forEach((one) => observer.observe(one));
  addEventListener("resize", measure);
}
