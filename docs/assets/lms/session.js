/* A learner's session with a learning system: keeps what the pages tell, and hands it on.

   All that was done stands in this browser too, under the learner and the attempt, until the
   next session has seen that the learning system has it: a lost connection, a second window and
   a reload lose nothing. Notes and plans stand in this browser alone. */
import { decode, encode, hash, merged, standing, tried, uuid } from "./state.js";

const RECORD = 1; // the version of a record that the pages keep
const SOON = 300,
  AGAIN = 20_000; // milliseconds until what was done is handed on, and until it is tried again

// What the page My learning says of where answers are kept.
const OWN = "Your notes and your plan are kept in this browser only.";
const SAYS = {
  recorded: `Your learning system has your answers, your score and your time. ${OWN}`,
  uncounted: `Your learning system has your answers and your time, but gives no credit for them. ${OWN}`,
  review: `Your learning system opened this course for looking only, and does not record what you do. ${OWN}`,
  refused:
    "What you do now is kept in this browser only: your learning system has not started a session.",
  alone: "What you do now is kept in this browser only: your learning system does not answer.",
};
SAYS.browse = SAYS.review;
const BESIDE = {
  review: "Not recorded: your learning system opened this course for review.",
  browse: "Not recorded: your learning system opened this course as a preview.",
  uncounted: "Not counted: your learning system gives no credit for this course now.",
  refused: "Not recorded now: your learning system has not started a session.",
  alone: "Not recorded now: your learning system does not answer.",
};

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/* The browser's own store, or null where it is blocked. */
function area(name) {
  try {
    const found = window[name];
    found.getItem("");
    return found;
  } catch {
    return null;
  }
}

export class Session {
  /* `system` is what answers for the learning system: see scorm.js. `tell` is called with each
     change of how things stand. */
  constructor(course, system, tell) {
    Object.assign(this, {
      course,
      system,
      tell,
      local: area("localStorage"),
      kept: { tries: {}, finished: {} },
      own: { notes: {}, versions: {}, plan: [] },
      unsent: [],
      since: Date.now(),
    });
    this.full = !this.local;
    this.keeper = keeper(this);
  }

  /* Begin: what the learning system and this browser know becomes one. Afterwards `how` is
     "recorded", "uncounted" where it gives no credit for the course, "review" or "browse" where
     it has opened it to be looked at, "refused" where it begins no session, as after a reload,
     or "alone" where it does not answer. */
  async open() {
    const last = area("sessionStorage"),
      trace = `briefed-lms:${this.course.slug}`;
    try {
      this.told = await this.system.start();
      const { mode, counted = true } = this.told;
      this.how = ["browse", "review"].includes(mode) ? mode : counted ? "recorded" : "uncounted";
    } catch (error) {
      this.how = error.answered ? "refused" : "alone";
    }
    const state = this.told?.state ? decode(this.course, this.told.state) : null;
    this.damaged = !!this.told?.state && !state;
    this.learner = this.told
      ? `${trace}:${this.told.learner ? hash(this.told.learner).toString(36) : ""}`
      : last?.getItem(trace + ":learner") || trace + ":nobody";
    this.attempt =
      state?.attempt ||
      (!this.told && (last?.getItem(trace + ":attempt") || this.slots()[0]?.attempt)) ||
      fresh();
    if (state) this.kept = state.record;
    try {
      last?.setItem(trace + ":learner", this.learner);
      last?.setItem(trace + ":attempt", this.attempt);
    } catch {
      /* then a reload begins anew */
    }
    this.rename();
    if (this.recording) this.gather(!state);
    this.read();
    this.tell();
  }

  /* Take up what earlier sessions in this browser could not hand on. What is left of an attempt
     that is over goes. */
  gather(anew) {
    let late = false;
    for (const { key, slot } of this.slots()) {
      const waits = slot.pending || this.damaged;
      if (waits) {
        this.kept = merged(this.course, this.kept, slot);
        this.unsent.push(...slot.unsent.map((one) => ({ ...one, doubt: true }))); // they may have arrived
        late = true;
      }
      if (key !== this.key && (waits || anew)) this.local.removeItem(key);
    }
    if (late) {
      this.save(true);
      this.soon();
    }
  }

  /* The notes of a course that had another name before go along. */
  rename() {
    for (const name of this.course.formerly ?? []) {
      const old = this.notes.replace(`:${this.course.slug}:`, `:${name}:`),
        text = this.local?.getItem(old);
      if (!text || this.local.getItem(this.notes)) continue;
      try {
        this.local.setItem(this.notes, text);
        this.local.removeItem(old);
      } catch {
        /* then they stay where they are */
      }
    }
  }

  get recording() {
    return ["recorded", "uncounted"].includes(this.how) && !this.over;
  }
  get looking() {
    return ["review", "browse"].includes(this.how);
  }
  get key() {
    return `${this.learner}:${this.attempt}`;
  }
  get notes() {
    return this.learner.endsWith(":") ? this.key + ":notes" : this.learner + ":notes";
  } // without a learner's name they are the attempt's
  slot() {
    return parsed(this.local?.getItem(this.key));
  }
  slots() {
    return this.learner.endsWith(":")
      ? []
      : Object.keys(this.local || {})
          .filter((key) => key.startsWith(this.learner + ":") && !key.endsWith(":notes"))
          .map((key) => ({
            key,
            attempt: key.slice(this.learner.length + 1),
            slot: parsed(this.local.getItem(key)),
          }))
          .filter(({ slot }) => slot);
  }

  /* What is known by now, with what another window of this browser has added. */
  read() {
    const other = this.slot();
    if (other && !this.looking) this.kept = merged(this.course, other, this.kept);
    this.own = parsed(this.local?.getItem(this.notes)) || this.own;
    return { version: RECORD, ...this.kept, ...this.own };
  }

  /* Keep a record that a page has changed, and hand it on. Throws where notes or a plan find no
     room. */
  write({ tries, finished, notes, versions, plan }) {
    const before = this.kept,
      now = Date.now(),
      latest = (id) => tried(before, id)?.at(-1)?.at;
    const added = Object.entries(tries).flatMap(([id, all]) =>
      all.length && all[all.length - 1].at !== latest(id)
        ? [
            {
              uuid: uuid(),
              id,
              number: all.length,
              seconds: Math.max(0, now - this.since) / 1000,
              ...all[all.length - 1],
            },
          ]
        : [],
    );
    const own = JSON.stringify({ notes, versions, plan }),
      other = own !== JSON.stringify(this.own);
    const record = added.length || JSON.stringify(finished) !== JSON.stringify(before.finished);
    this.kept = { tries, finished };
    this.own = { notes, versions, plan };
    if (record && !this.looking) {
      if (added.length) this.since = now;
      this.unsent.push(...added);
      this.save(true);
      this.soon();
    }
    if (other)
      this.local ? this.local.setItem(this.notes, own) : fail("this browser keeps nothing");
  }

  save(pending) {
    try {
      this.local?.setItem(this.key, JSON.stringify({ ...this.kept, unsent: this.unsent, pending }));
      this.full = !this.local;
    } catch {
      this.full = true;
    }
  }

  /* A page was opened: where the learner is, for the next session. */
  visited(place) {
    this.place = place;
    this.since = Date.now();
    this.soon();
  }

  soon(wait = SOON) {
    clearTimeout(this.timer);
    if (this.recording) this.timer = setTimeout(() => this.send(), wait);
  }

  /* Hand on what is new; says on the page where the learning system doesn't take it, and tries
     again later. */
  send() {
    this.timer = clearTimeout(this.timer);
    if (!this.recording) return;
    if (this.busy) return this.soon();
    this.hand((report) => this.system.save(report));
  }

  /* The learner wants to leave: what is under way is waited for, and then the session ends. */
  async leave() {
    clearTimeout(this.timer);
    await this.busy;
    if (this.recording) await this.hand((report) => this.system.end(report), true);
    else if (this.looking && !this.over) await this.system.leave();
    this.over = true;
  }

  /* The window closes. */
  close() {
    clearTimeout(this.timer);
    if (this.recording) this.hand((report) => this.system.close(report), true);
    else if (this.looking && !this.over) this.system.leave();
    this.over = true;
  }

  /* Hand on how things stand by one of the ways that the learning system has. */
  hand(way, last = false) {
    this.read();
    const { text, left } = encode(this.course, this.kept, this.attempt, this.system.room),
      sent = [...this.unsent];
    const report = {
      state: text,
      place: this.place ?? this.told.place ?? "",
      tries: sent,
      ...standing(this.course, this.kept),
      mark: this.course.mark,
      heard: (uuid) => this.heard([uuid]),
    };
    const settle = (taken) => {
      this.busy = null;
      this.left = left;
      this.failing = !taken;
      if (taken) this.heard(sent.map((one) => one.uuid));
      else this.soon(AGAIN);
      this.tell();
    };
    if (last) this.over = true;
    try {
      // What is answered at once is settled at once: a window that closes waits for nothing.
      const taken = way(report);
      if (!taken?.then) return settle(taken);
      this.busy = taken.then(settle, () => settle(false));
      return this.busy;
    } catch {
      settle(false);
    }
  }

  /* The learning system has taken these answers. */
  heard(uuids) {
    this.unsent = this.unsent.filter((one) => !uuids.includes(one.uuid));
    this.save(this.unsent.length > 0 || !!this.busy);
    this.tell();
  }

  /* The page to begin with: where the learner stopped, at the first question there that is not
     answered. */
  begin() {
    const { course } = this,
      place = this.told?.place;
    if (!place || !course.pages.includes(place)) return course.start;
    const theme = Object.values(course.themes).find((one) => one.page === place);
    const open = theme?.questions.find(
      (id) => tried(this.kept, id)?.at(-1).print !== course.questions[id].print,
    );
    return theme && open && open !== theme.questions[0] ? `${place}#question-${open}` : place;
  }
}

const fresh = () =>
  [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[byte % 64])
    .join("");
const fail = (why) => {
  throw new Error(why);
};

/* A session as what a page's script keeps a record in: it has the shape of localStorage
   (https://html.spec.whatwg.org/#storage-2). */
function keeper(session) {
  let record = `briefed:record:/${session.course.slug}`; // store.js names it, with the path of the package
  const isRecord = (name) => {
    const found = name.startsWith("briefed:record:") && name.endsWith("/" + session.course.slug);
    if (found) record = name;
    return found;
  };
  const other = new Map(); // gone with the window
  // What was set aside of the notes stands beside them.
  const beside = () => session.notes.replace("briefed-lms:", "briefed-lms-aside:") + ":";
  const asides = () =>
    Object.keys(session.local || {})
      .filter((name) => name.startsWith(beside()))
      .map((name) => name.slice(beside().length));
  const isAside = (name) => session.local && name.startsWith("briefed:aside:");
  const names = () => [record, ...other.keys(), ...asides()];
  return {
    get says() {
      return SAYS[session.how] ?? SAYS.recorded;
    },
    /* What stands beside every question where an answer is not recorded. */
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
      return (isAside(name) ? session.local.getItem(beside() + name) : other.get(name)) ?? null;
    },
    setItem(name, text) {
      if (isRecord(name)) session.write(JSON.parse(text));
      else if (isAside(name)) session.local.setItem(beside() + name, text);
      else other.set(name, text);
    },
    removeItem: (name) =>
      isAside(name) ? session.local.removeItem(beside() + name) : other.delete(name),
  };
}
