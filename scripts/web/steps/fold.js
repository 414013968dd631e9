/* What is folded is still there for the browser's own search, where the browser can do so. */

/**
 * Fold a part of the page, or show it again.
 * @param {HTMLElement} part
 * @param {boolean} folded
 */
export function fold(part, folded) {
  if (folded) part.setAttribute("hidden", "onbeforematch" in part ? "until-found" : "");
  else part.removeAttribute("hidden");
}
