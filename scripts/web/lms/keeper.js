/* What the pages of a package keep their record in: a session, and this browser for everything
   else. */
/** @import { SessionKeep } from "../page/types.js" */
/** @import { Session } from "./session.js" */

// What the page My learning says of where answers are kept.
const OWN = "Your notes and your plan are kept in this browser only.";
/** @type {Record<string, string>} */
const SAYS = {
  recorded: `Your learning system has your answers, your ways through cases, your score and your time. ${OWN}`,
  uncounted: `Your learning system has your answers, your ways through cases and your time, but gives no credit for them. ${OWN}`,
  review: `Your learning system opened this course for looking only, and does not record what you do. ${OWN}`,
  refused:
    "What you do now is kept in this browser only: your learning system has not started a session.",
  ended:
    "What you do now is kept in this browser only: your learning system has ended this session.",
  alone: "What you do now is kept in this browser only: your learning system does not answer.",
};
SAYS.browse = SAYS.review;
/** @type {Record<string, string>} */
const BESIDE = {
  review: "Not recorded: your learning system opened this course for review.",
  browse: "Not recorded: your learning system opened this course as a preview.",
  uncounted: "Not counted: your learning system gives no credit for this course now.",
  refused: "Not recorded now: your learning system has not started a session.",
  ended: "Not recorded now: your learning system has ended this session.",
  alone: "Not recorded now: your learning system does not answer.",
};

/**
 * A session in the shape of localStorage (https://html.spec.whatwg.org/#storage-2), where the
 * scripts of a page keep a record.
 * @param {Session} session
 * @returns {SessionKeep}
 */
export function keeper(session) {
  let record = `briefed:record:/${session.course.slug}`; // keys.js adds the path of the package
  /** @param {string} name */
  const isRecord = (name) => {
    const found = name.startsWith("briefed:record:") && name.endsWith("/" + session.course.slug);
    if (found) record = name;
    return found;
  };
  /** @type {Map<string, string>} */
  const other = new Map(); // gone with the window
  // Texts that were set aside are kept beside the notes.
  const beside = () => session.copy.notes.replace("briefed-lms:", "briefed-lms-aside:") + ":";
  const asides = () =>
    Object.keys(session.copy.local || {})
      .filter((name) => name.startsWith(beside()))
      .map((name) => name.slice(beside().length));
  /** @param {string} name */
  const isAside = (name) => (name.startsWith("briefed:aside:") ? session.copy.local : null);
  const names = () => [record, ...other.keys(), ...asides()];
  return {
    get says() {
      return SAYS[session.how] ?? SAYS.recorded;
    },
    get beside() {
      return BESIDE[session.how] ?? "";
    },
    get again() {
      return session.looking ? "Practise again (not recorded)" : "";
    },
    get length() {
      return names().length;
    },
    key: (at) => names()[at] ?? null,
    getItem(name) {
      if (isRecord(name)) return JSON.stringify(session.read());
      return isAside(name)?.getItem(beside() + name) ?? other.get(name) ?? null;
    },
    setItem(name, text) {
      if (isRecord(name)) session.write(JSON.parse(text));
      else if (isAside(name)) isAside(name)?.setItem(beside() + name, text);
      else other.set(name, text);
    },
    removeItem(name) {
      const local = isAside(name);
      if (local) local.removeItem(beside() + name);
      else other.delete(name);
    },
  };
}
