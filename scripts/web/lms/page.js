/* A page of a package: the window around it holds the session that keeps its record. */
/** @import { PageSession } from "./types.js" */
import { page } from "../page/page.js";

/** @type {PageSession | undefined} */
let session;
try {
  session = window.parent.briefedSession;
} catch {
  /* another site's window */
}
if (session) {
  page.lms = session.keeper;
  const folder = new URL(".", window.parent.location.href).href;
  session.visited(location.href.slice(folder.length).split(/[?#]/)[0]);
}
document.addEventListener("DOMContentLoaded", () => {
  // Other sites open in a window of their own: few may be shown in a frame.
  for (const link of document.links)
    if (/^https?:$/.test(link.protocol) && link.host !== location.host)
      Object.assign(link, { target: "_blank", rel: "noopener" });
  if (!session) tellAlone();
});

function tellAlone() {
  const alone = document.createElement("p");
  alone.className = "bf-trouble";
  alone.textContent =
    "This page was opened beside the course, so what you do here is not recorded. Go back to the window that your learning system opened.";
  document.querySelector("article")?.prepend(alone);
}
