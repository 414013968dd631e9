/* What looks for words in a course: the theme's worker. A page that was opened from a folder may
   start no worker; there it runs in a frame. */
/** @import { Answer, Index } from "./types.js" */
import { load } from "./load.js";

// The kinds of its messages.
const SETUP = 0,
  QUERY = 2,
  RESULT = 3;

/**
 * What searches. It begins to load with the first words.
 * @param {URL} base The address of the site.
 * @param {DOMStringMap} told What the page says: the address of the worker, the name of its theme
 *   unless that is Material, and the folders of the courses that are searched beside the site's own
 *   pages.
 * @returns {(sought: string) => Promise<Answer>}
 */
export function begin(base, told) {
  /** @type {Promise<(sought: string) => Promise<Answer>> | undefined} */
  let ready;
  return async (sought) => {
    ready ??= start(base, told);
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
 * @param {DOMStringMap} told
 * @returns {Promise<(sought: string) => Promise<Answer>>}
 */
async function start(base, { worker = "", theme, courses = "" }) {
  /** @type {((answer: Answer) => void)[]} */
  const asked = [];
  const hear = (/** @type {MessageEvent} */ { data: { type, data } }) =>
    type === RESULT && asked.shift()?.(data.items);
  /** @type {[(data: unknown) => void, ...Index[]]} */
  const [post, ...indexes] = await Promise.all([
    location.protocol === "file:" ? inFrame(base, hear) : inWorker(worker, hear),
    // That of the site's own pages is at the top.
    ...("," + courses).split(",").map((folder) => load(base, folder + "search/index.js")),
  ]);
  const docs = indexes.flatMap((index) => index.docs);
  post({ type: SETUP, data: { ...indexes[0], docs, options: { suggest: false } } });
  return (sought) =>
    new Promise((resolve) => {
      asked.push(resolve);
      const query = withWholeWords(sought);
      post({ type: QUERY, data: theme === "materialx" ? { query } : query });
    });
}

/**
 * What is sought, with short words as whole ones where there are others. The worker looks for what
 * begins with each word, unless it has a weight; and much begins with "a" or "to". Pure.
 * @param {string} sought
 */
export const withWholeWords = (sought) =>
  /\S\s+\S/.test(sought) ? sought.replace(/(?<!\S)[a-z]{1,3}(?!\S)/gi, "$&^1") : sought;

/** @type {(address: string, hear: (event: MessageEvent) => void) => (data: unknown) => void} */
function inWorker(address, hear) {
  const worker = new Worker(address);
  worker.onmessage = hear;
  return (data) => worker.postMessage(data);
}

/** @type {(base: URL, hear: (event: MessageEvent) => void) => Promise<(data: unknown) => void>} */
async function inFrame(base, hear) {
  const frame = document.createElement("iframe");
  frame.src = new URL("search/worker.html", base).href;
  frame.hidden = true;
  const ready = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await ready;
  addEventListener("message", (event) => event.source === frame.contentWindow && hear(event));
  return (data) => frame.contentWindow?.postMessage(data, "*");
}
