/* Requests to the learning record store that a launch names: xAPI 1.0.3, part 3, with the token
   that cmi5 hands out for one session.

   cmi5 specification, current: https://aicc.github.io/CMI-5_Spec_Current/ (8 launch);
   https://github.com/adlnet/xAPI-Spec */
import { OUTLIVE, bytes } from "./batches.js";

const VERSION = "1.0.3";
const PATIENCE = 15_000, // milliseconds that an answer may take
  PAUSE = 1_000, // milliseconds until a busy store is asked again, and twice as long each time
  LONGEST = 60_000; // milliseconds that a busy store is left alone, whatever it asks for
// Too many requests, and a service that is not available: the store has done nothing of what it was
// asked. A gateway that gave up waiting: the request may still arrive.
const BUSY = [429, 503],
  GAVE_UP = 504;
// Milliseconds that a request may still count after its answer has been read: in Firefox it is up
// to a tenth of a second.
export const LONGER = 1_000;

/**
 * Whether a store refuses whoever asks: the token has expired, or the session is over.
 * @param {Response} answer
 */
export const isDenied = ({ status }) => status === 401 || status === 403;

/** @param {number} milliseconds */
export const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * How many milliseconds a store asks to be left alone: seconds or a date (RFC 9110, 10.2.3). 0
 * where it does not say, or where scripts of another host may not read it.
 * @param {Response} answer
 */
export function restOf({ headers }) {
  const said = headers.get("Retry-After") ?? "",
    rest = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return rest > 0 ? Math.min(rest, LONGEST) : 0;
}

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
    /** Whether the latest request found no way to the store, or none back. */
    this.cut = false;
    /** Whether any request was refused for want of permission. */
    this.denied = false;
    /** Whether somebody waits for the answer, so that a busy store is asked again at once. */
    this.patient = true;
    /** Until when a busy store asked to be left alone, by performance.now(). */
    this.until = 0;
  }

  /* Whether nobody answered the latest request. */
  get lost() {
    return this.silent || this.cut;
  }

  /**
   * Ask; where a busy store did not do it, again after a while.
   * @param {() => Promise<Response>} ask
   */
  async patiently(ask) {
    const end = performance.now() + PATIENCE;
    for (let pause = PAUSE; ; pause *= 2) {
      const answer = await ask();
      if (!BUSY.includes(answer.status)) return answer;
      const rest = Math.max(pause, restOf(answer)),
        now = performance.now();
      this.until = Math.max(this.until, now + restOf(answer));
      if (!this.patient || now + rest > end) return answer;
      await after(rest);
    }
  }

  /**
   * Ask for the token: it is given once, and holds for this session alone. Throws where none comes,
   * with `answered` where something else does.
   * @param {string} address
   */
  async open(address) {
    const answer = await this.patiently(() =>
      fetch(address, { method: "POST", signal: AbortSignal.timeout(PATIENCE) }),
    );
    const told = await answer.json().catch(() => null);
    if (!told?.["auth-token"]) throw Object.assign(new Error("no token"), { answered: true });
    this.token = told["auth-token"];
  }

  /**
   * The answer to a request. Throws where none comes in time. With a body, the answer is its head
   * alone.
   * @param {string} method
   * @param {string} place
   * @param {Record<string, string>} values
   * @param {unknown} [body]
   * @param {Record<string, string>} [headers]
   */
  call(method, place, values, body, headers) {
    const address = new URL(place, this.endpoint),
      text = body ? JSON.stringify(body) : undefined;
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    return this.patiently(() => this.ask(method, address, text, headers));
  }

  /**
   * @param {string} method
   * @param {URL} address
   * @param {string} [text]
   * @param {Record<string, string>} [headers]
   */
  async ask(method, address, text, headers) {
    const size = text ? bytes(text) : 0;
    const keepalive = size > 0 && this.outliving + size <= OUTLIVE;
    /** @type {Response | undefined} */
    let answer;
    if (keepalive) this.outliving += size;
    try {
      // Where a redirect leads to, such as a form to log in, is no store, whatever it answers.
      // "no-store" also makes Chromium ask leave each time. A request with a body is never cached.
      answer = await fetch(address, {
        signal: AbortSignal.timeout(PATIENCE),
        method,
        body: text,
        redirect: "error",
        cache: text ? "default" : "no-store",
        keepalive,
        headers: {
          Authorization: `Basic ${this.token}`,
          "X-Experience-API-Version": VERSION,
          ...(text ? { "Content-Type": "application/json" } : {}),
          ...headers,
        },
      });
      this.silent = answer.status === GAVE_UP;
      this.cut = false;
      this.denied ||= isDenied(answer);
      return answer;
    } catch (error) {
      this.silent = /** @type {Error} */ (error).name === "TimeoutError";
      this.cut = !this.silent;
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
