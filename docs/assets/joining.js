/* Two records of a course as one, and what a file would add. Pure; tests run it in Node. Only My learning loads it. */
(() => {
  "use strict";
  const { LIMITS, VERSION, isMap, isTime, hash, map, salvaged, trimmed, versioned } =
    globalThis.briefed.record;
  const FORMAT = "briefed-learning";

  const same = ({ at, print, chosen }) => JSON.stringify([at, print, chosen]);

  /* What two notes come to: the newer where one grew from the other, otherwise both. `mineWas` and `theirsWas` know older ones. */
  function note(mine, theirs, mineWas, theirsWas, from) {
    const older = mineWas.includes(hash(theirs)),
      newer = theirsWas.includes(hash(mine));
    if (!theirs.trim() || mine === theirs || (older && !newer)) return mine;
    if (!mine.trim() || (newer && !older)) return theirs;
    if (mine.includes(theirs)) return mine;
    return theirs.includes(mine) ? theirs : `${mine}\n\n${from}\n${theirs}`;
  }

  /* What two records hold together, and how much of it is new: { record, added, over }. `over` has the notes that found no room beside
     what was there; `from` is the line that stands above a note that was put below another. */
  function joined(mine, theirs, from) {
    const record = {
      ...mine,
      tries: map(Object.entries(mine.tries)),
      notes: map(Object.entries(mine.notes)),
      versions: map(Object.entries(mine.versions)),
      finished: map(Object.entries(mine.finished)),
    };
    const added = { answers: 0, finished: 0, notes: 0, steps: 0 },
      over = map();
    for (const [id, tries] of Object.entries(theirs.tries)) {
      const own = mine.tries[id] || [],
        seen = new Set(own.map(same)),
        more = tries.filter((one) => !seen.has(same(one)));
      added.answers += more.length;
      record.tries[id] = trimmed(
        [...own, ...more].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      );
    }
    for (const [theme, one] of Object.entries(theirs.finished)) {
      const own = mine.finished[theme];
      if (own && Date.parse(own.at) >= Date.parse(one.at)) continue;
      if (!own) added.finished++;
      record.finished[theme] = one;
    }
    for (const [theme, theirNote] of Object.entries(theirs.notes)) {
      const own = mine.notes[theme] || "",
        mineWas = mine.versions[theme] || [],
        theirsWas = theirs.versions[theme] || [];
      const both = note(own, theirNote, mineWas, theirsWas, from);
      if (both.length > LIMITS.note) over[theme] = theirNote;
      else if (both !== own) {
        record.notes[theme] = both;
        added.notes++;
      }
      record.versions[theme] = [...new Set([...mineWas, ...theirsWas])].slice(-LIMITS.versions);
      for (const text of [theirNote, own])
        if (text !== record.notes[theme] && !(theme in over)) versioned(record, theme, text);
    }
    record.plan = mine.plan.map((step) => ({ ...step }));
    const left = new Set(record.plan),
      words = ({ what, by }) => JSON.stringify([what, by]);
    for (const step of theirs.plan) {
      const own =
        record.plan.find((one) => left.has(one) && one.id === step.id) ||
        record.plan.find((one) => left.has(one) && words(one) === words(step));
      if (own) {
        left.delete(own); // two steps of the same words are two
        own.done = own.done || step.done;
      } else {
        added.steps++;
        record.plan.push({ ...step });
      }
    }
    return { record, added, over };
  }

  /* What the text of a file holds: { why } where it can't be taken, otherwise { exported, courses: [[name, record]] }. All or nothing. */
  function opened(text) {
    const no = (why) => ({ why });
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return no(
        "This file could not be read: it is damaged, or it is not a copy of your learning.",
      );
    }
    if (!isMap(file) || file.format !== FORMAT)
      return no(
        "This file is not a copy of your learning: choose a file that you saved with “Save a copy”.",
      );
    if (file.version !== VERSION)
      return no("This file was saved by a different version of this site and can't be read here.");
    const all = isMap(file.courses) ? Object.entries(file.courses) : [["", null]];
    const read = all.map(([name, one]) => [
      name,
      name && !/[/:]/.test(name) ? salvaged(one) : { lost: [name] },
    ]);
    const bad = read.find(([, { lost }]) => lost.length);
    if (bad)
      return no(
        `This file is damaged: parts of it are missing or wrong (${[bad[0], bad[1].lost[0]].filter(Boolean).join(", ")}).`,
      );
    return {
      exported: isTime(file.exported) ? file.exported : "",
      courses: read.map(([name, { record }]) => [name, record]),
    };
  }

  globalThis.briefed.joining = { FORMAT, joined, opened };
})();
