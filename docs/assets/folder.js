/* Opened from a folder, without a server, a page may start no worker: the search runs in a frame instead.

   The theme's own way to do this needs a script from another host. */
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  const base = new URL("../search/", document.currentScript.src);

  window.Worker = class extends EventTarget {
    constructor() {
      super();
      const frame = document.createElement("iframe");
      frame.src = base + "worker.html";
      frame.title = "Search";
      frame.hidden = true;
      this.frame = new Promise((ready) => frame.addEventListener("load", () => ready(frame)));
      addEventListener("message", ({ source, data }) => {
        if (source === frame.contentWindow) this.dispatchEvent(new MessageEvent("message", { data }));
      });
      document.body.append(frame);
    }

    async postMessage(data) {
      (await this.frame).contentWindow.postMessage(data, "*");
    }
  };
})();
