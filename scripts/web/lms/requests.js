/* Requests to the learning record store that a launch names: xAPI 1.0.3, part 3, with the token
   that cmi5 hands out for one session.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch);
   https://github.com/adlnet/xAPI-Spec */
import { OUTLIVE, bytes } from "./batches.js";

const VERSION = "1.0.3";
const PATIENCE = 15_000; // milliseconds that an answer may take
// Milliseconds that a request may still count after its answer has been read: in Firefox it is up
// to a tenth of a second.
export const LONGER = 1_000;

/**
 * Whether a store refuses whoever asks: the token has expired, or the session is over.
 * @param {Response} answer
 */
export const isDenied = ({ status }) => status === 401 || status === 403;

/**
 * What a launch says, from the query of its address. Throws where a value is missing.
 * @param {URLSearchParams} query
 */
export function launchOf(query) {
  const asked = {
    ...{ endpoint: query.get("endpoint") ?? "", fetch: query.get("fetch") ?? "" },
    ...{ actor: query.get("actor") ?? "", registration: query.get("registration") ?? "" },
    activityId: query.get("activityId") ?? "",
  };
  if (Object.values(asked).some((value) => !value)) throw new Error("no launch");
  return {
    ...asked,
    actor: JSON.parse(asked.actor),
    endpoint: asked.endpoint.replace(/\/?$/, "/"),
  };
}

export class Requests {
  /** @param {string} endpoint Ends in a slash. */
  constructor(endpoint) {
    this.endpoint = endpoint;
    this.token = "";
    /** Bytes of requests that may outlive the window, as a browser counts them. */
    this.outliving = 0;
    /** Whether the latest request waited until it gave up. */
    this.silent = false;
    /** Whether any request was refused for want of permission. */
    this.denied = false;
  }

  /**
   * Ask for the token: it is given once, and holds for this session alone.
   * @param {string} address
   */
  async open(address) {
    const told = await (
      await fetch(address, { method: "POST", signal: AbortSignal.timeout(PATIENCE) })
    ).json();
    if (!told["auth-token"]) throw Object.assign(new Error("no token"), { answered: true });
    this.token = told["auth-token"];
  }

  /**
   * The answer to a request. Throws where none comes in time. With a body, the answer is its head
   * alone.
   * @param {string} method
   * @param {string} place
   * @param {Record<string, string>} values
   * @param {unknown} [body]
   */
  async call(method, place, values, body) {
    const address = new URL(place, this.endpoint),
      text = body ? JSON.stringify(body) : undefined;
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    const size = text ? bytes(text) : 0;
    const keepalive = size > 0 && this.outliving + size <= OUTLIVE;
    /** @type {Response | undefined} */
    let answer;
    if (keepalive) this.outliving += size;
    try {
      // "no-store" also makes Chromium ask leave each time. A request with a body is never cached.
      answer = await fetch(address, {
        signal: AbortSignal.timeout(PATIENCE),
        method,
        body: text,
        cache: text ? "default" : "no-store",
        keepalive,
        headers: {
          Authorization: `Basic ${this.token}`,
          "X-Experience-API-Version": VERSION,
          ...(body ? { "Content-Type": "application/json" } : {}),
        },
      });
      this.silent = false;
      this.denied ||= isDenied(answer);
      return answer;
    } catch (error) {
      this.silent = /** @type {Error} */ (error).name === "TimeoutError";
      throw error;
    } finally {
      if (keepalive) this.giveBack(size, answer);
    }
  }

  /**
   * Give back the bytes of a request that was answered, or failed. A browser counts them until it
   * has all of the answer, and fails a request that is one too many
   * (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch).
   * @param {number} size
   * @param {Response} [answer]
   */
  async giveBack(size, answer) {
    await answer?.arrayBuffer().catch(() => null);
    setTimeout(() => (this.outliving -= size), LONGER);
  }
}
