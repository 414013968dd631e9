/* What a page does as other tabs change the record, and before it is left. */
import { keys } from "./device.js";
import { loses, refresh } from "./store.js";

export function follow() {
  addEventListener("storage", ({ key }) => {
    if (!key || key.startsWith("briefed")) refresh();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && refresh());
}

/* The browser asks before it closes a tab that holds the only copy. It does not ask when the
   learner goes on within the site. A page can't know in time where the button "Back" leads, so
   that button asks as well. */
export function askBeforeClosing() {
  let within = false;
  if (window.navigation)
    navigation.addEventListener("navigate", ({ destination, downloadRequest }) => {
      within = !downloadRequest && !destination.sameDocument && onSite(destination.url);
    });
  else
    addEventListener("click", ({ target }) => {
      const link = /** @type {Element} */ (target).closest?.("a[href]:not([download], [target])");
      within = !!link && onSite(/** @type {HTMLAnchorElement} */ (link).href);
    });
  addEventListener("beforeunload", (event) => {
    const asks = loses(within);
    within = false;
    if (!asks) return;
    event.preventDefault();
    // For older browsers: https://html.spec.whatwg.org/#the-beforeunloadevent-interface
    event.returnValue = true;
  });
}

/** @param {string} address */
function onSite(address) {
  const { pathname, host } = new URL(address);
  return pathname.startsWith(keys.SITE) && host === location.host;
}
