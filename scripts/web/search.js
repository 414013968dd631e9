/* The search. Its index and worker, a third of a first visit, are fetched when somebody
   searches. It runs without a server too.

   The theme fetches the index and starts its worker on every page. A page that is opened from a
   folder may start no worker, and the theme's own way round that needs a script from another
   host. There the search runs in a frame. */
(() => {
  "use strict";
  /** @type {Promise<void>} */
  const asked = new Promise((resolve) => {
    /** @param {Event} event */
    const ask = ({ target }) => {
      if (/** @type {Element} */ (target).closest?.(".md-search, #__search")) resolve();
    };
    for (const kind of ["focusin", "change"]) addEventListener(kind, ask, true);
  });
  const base = new URL("../search/", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const { Worker } = window;

  /**
   * Start the real worker as soon as somebody searches. Returns what sends it a message.
   * @param {EventTarget} worker The object that the theme takes for the worker.
   * @param {string | URL} url
   * @returns {Promise<(data: unknown) => void>}
   */
  async function start(worker, url) {
    await asked;
    /** @param {MessageEvent} event */
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
    return (data) => frame.contentWindow?.postMessage(data, "*");
  }

  // The theme uses nothing else of a worker.
  window.Worker = /** @type {typeof Worker} */ (
    /** @type {unknown} */ (
      class extends EventTarget {
        /** @param {string | URL} url */
        constructor(url) {
          super();
          this.post = start(this, url);
        }

        /** @param {unknown} data */
        async postMessage(data) {
          (await this.post)(data);
        }
      }
    )
  );

  const { open, send } = XMLHttpRequest.prototype,
    later = new WeakSet();
  /**
   * @param {string} method
   * @param {string | URL} url
   * @param {[async?: boolean]} more
   */
  XMLHttpRequest.prototype.open = function (method, url, ...more) {
    if (String(url) === base + "search_index.json") later.add(this);
    open.call(this, method, url, .../** @type {[boolean]} */ (more));
  };
  /** @param {XMLHttpRequestBodyInit | null} [body] */
  XMLHttpRequest.prototype.send = async function (body) {
    if (later.has(this)) await asked;
    send.call(this, body);
  };
})();
