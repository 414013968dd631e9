/* The way from the help page back to the step that the learner came from. A link to the help page
   takes it along behind its #: a page that was opened from a folder is told nothing else. */
import { all, link, need } from "../page/elements.js";

const FROM = "#from=",
  LINK = ".bf-worried";

/**
 * The address that the # of the help page names, or "". Nothing leads out of the site. Pure.
 * @param {string} hash
 * @param {string} root The address of the site.
 */
export function cameFrom(hash, root) {
  if (!hash.startsWith(FROM)) return "";
  try {
    const { href } = new URL(decodeURIComponent(hash.slice(FROM.length)), root);
    return href.startsWith(root) ? href : "";
  } catch {
    return "";
  }
}

/** @param {string} root The address of the site. */
export function addWayBack(root) {
  /** @type {HTMLAnchorElement[]} */
  const [help] = all(document, LINK),
    from = cameFrom(location.hash, root);
  if (help)
    addEventListener("click", ({ target }) => {
      const link = /** @type {Element} */ (target).closest("a");
      if (link?.href.split("#")[0] === help.href.split("#")[0])
        link.hash = FROM + encodeURIComponent(location.href.slice(root.length));
    });
  else if (from) {
    const back = link(from, "Back to where you were");
    back.className = LINK.slice(1);
    need(document, ".bf-top").append(back);
  }
}
