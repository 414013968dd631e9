/* The search: what it takes, a third of a first visit, is fetched when somebody searches, and it runs without a server too.

   The theme fetches the index and starts its worker on every page. From a folder a page may start no worker, and the theme's
   own way round that needs a script from another host: there the search runs in a frame. */
(() => {
  "use strict";
  const asked = new Promise((resolve) => {
    const ask = ({ target }) => target.closest?.(".md-search, #__search") && resolve();
    for (const kind of ["focusin", "change"]) addEventListener(kind, ask, true);
  });
  const base = new URL("../search/", document.currentScript.src);
  const { Worker } = window;

  async function start(worker, url) {
    await asked;
    const pass = ({ data }) => worker.dispatchEvent(new MessageEvent("message", { data }));
    if (location.protocol !== "file:") {
      const real = new Worker(url);
      real.addEventListener("message", pass);
      return (data) => real.postMessage(data);
    }
    const frame = document.createElement("iframe");
    frame.src = base + "worker.html";
    frame.title = "Search";
    frame.hidden = true;
    addEventListener("message", (event) => event.source === frame.contentWindow && pass(event));
    const ready = new Promise((resolve) => frame.addEventListener("load", resolve));
    document.body.append(frame);
    await ready;
    return (data) => frame.contentWindow.postMessage(data, "*");
  }

  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.post = start(this, url);
    }

    async postMessage(data) {
      (await this.post)(data);
    }
  };

  const { open, send } = XMLHttpRequest.prototype,
    later = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, url, ...more) {
    if (String(url) === base + "search_index.json") later.add(this);
    open.call(this, method, url, ...more);
  };
  XMLHttpRequest.prototype.send = async function (body) {
    if (later.has(this)) await asked;
    send.call(this, body);
  };
})();
