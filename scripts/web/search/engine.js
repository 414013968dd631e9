/* What looks for words: the theme's worker. A page that was opened from a folder may start no
   worker and fetch no file; there the index is a script, and the worker runs in a frame. */
/** @import { Answer, Index } from "./types.js" */

// The kinds of its messages.
const SETUP = 0,
  QUERY = 2,
  RESULT = 3;

/** @typedef {{post: (data: unknown) => void, on: (listen: (data: any) => void) => void}} Engine */

/**
 * What searches. It begins to load with the first words.
 * @param {URL} base The address of the site.
 * @param {string} worker The address of the worker.
 * @param {string} theme The name of its theme.
 * @returns {(sought: string) => Promise<Answer>}
 */
export function begin(base, worker, theme) {
  /** @type {Promise<(sought: string) => Promise<Answer>> | undefined} */
  let ready;
  return async (sought) => {
    ready ??= start(base, worker, theme);
    try {
      return await (await ready)(sought);
    } catch (error) {
      ready = undefined; // the next words try again
      throw error;
    }
  };
}

/**
 * @param {URL} base
 * @param {string} worker
 * @param {string} theme
 */
async function start(base, worker, theme) {
  const isLocal = location.protocol === "file:";
  const [engine, index] = await Promise.all([
    isLocal ? inFrame(base) : inWorker(worker),
    isLocal ? ofScript(base) : ofServer(base),
  ]);
  /** @type {((answer: Answer) => void)[]} */
  const asked = [];
  engine.on(({ type, data }) => type === RESULT && asked.shift()?.(data.items));
  engine.post({ type: SETUP, data: { ...index, options: { suggest: false } } });
  /** @type {(sought: string) => Promise<Answer>} */
  return (sought) =>
    new Promise((resolve) => {
      asked.push(resolve);
      const query = withWholeWords(sought);
      engine.post({ type: QUERY, data: theme === "materialx" ? { query } : query });
    });
}

/**
 * What is sought, with short words as whole ones where there are others. The worker looks for what
 * begins with each word, unless it has a weight; and much begins with "a" or "to". Pure.
 * @param {string} sought
 */
export const withWholeWords = (sought) =>
  /\S\s+\S/.test(sought) ? sought.replace(/(?<!\S)[a-z]{1,3}(?!\S)/gi, "$&^1") : sought;

/** @type {(address: string) => Promise<Engine>} */
async function inWorker(address) {
  const worker = new Worker(address);
  return {
    post: (data) => worker.postMessage(data),
    on: (listen) => worker.addEventListener("message", ({ data }) => listen(data)),
  };
}

/** @type {(base: URL) => Promise<Engine>} */
async function inFrame(base) {
  const frame = document.createElement("iframe");
  frame.src = new URL("search/worker.html", base).href;
  frame.title = "Search";
  frame.hidden = true;
  const ready = new Promise((resolve) => frame.addEventListener("load", resolve));
  document.body.append(frame);
  await ready;
  return {
    post: (data) => frame.contentWindow?.postMessage(data, "*"),
    on: (listen) =>
      addEventListener("message", ({ source, data }) => {
        if (source === frame.contentWindow) listen(data);
      }),
  };
}

/** @type {(base: URL) => Promise<Index>} */
async function ofServer(base) {
  const answer = await fetch(new URL("search/search_index.json", base));
  if (!answer.ok) throw new Error("the search index: status " + answer.status);
  return answer.json();
}

/** @type {(base: URL) => Promise<Index>} */
function ofScript(base) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("search/search_index.js", base).href;
    script.onload = () => resolve(/** @type {Index} */ (globalThis.__index));
    script.onerror = () => reject(new Error("no search index"));
    document.head.append(script);
  });
}
