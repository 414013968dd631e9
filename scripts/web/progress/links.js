/* What each link to a theme's page says about it. */
/** @import { Theme } from "../page/types.js" */
import { all, make, keepFilled } from "../page/elements.js";
import { page } from "../page/page.js";
import { stateOf } from "../page/words.js";
import { standing } from "../record/standing.js";
import { read } from "../store/store.js";

const LINKS = ".bf-menu ul:not(.bf-heads) a, .bf-progress ~ ul a";

export function markLinks() {
  const { course } = page;
  if (!course) return;
  const fill = () => {
    for (const old of all(document, ".bf-state")) old.remove();
    for (const theme of course.themes) {
      const now = standing(read(course.slug), theme);
      if (now.answered || now.updated) mark(theme, stateOf(now));
    }
  };
  keepFilled(fill);
}

/** @type {(theme: Theme, said: string) => void} */
function mark(theme, said) {
  const target = new URL(theme.page, location.href).href;
  /** @type {HTMLAnchorElement[]} */
  const links = all(document, LINKS);
  for (const one of links)
    if (one.href.split("#")[0] === target)
      one.append(make("span", { class: "bf-state" }, " " + said));
}
