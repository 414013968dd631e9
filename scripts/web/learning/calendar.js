/* A reminder of the questions to look at again, as a file for a calendar. My learning offers it. */
(() => {
  "use strict";
  const { briefed } = window,
    { count, download } = briefed;

  /**
   * A line of the file in lines of at most 75 octets, with no character cut in two.
   * @param {string} line
   */
  const folded = (line) => {
    let out = "",
      used = 0;
    for (const sign of line) {
      const size = new TextEncoder().encode(sign).length;
      if (used + size > 74) {
        out += "\r\n ";
        used = 1;
      }
      out += sign;
      used += size;
    }
    return out;
  };

  /* A file (RFC 5545) with an entry in a week and another in a month, which name the questions. */
  briefed.calendar = ({ course, again, tell }) => {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    /** @param {string} text */
    const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
    const where = location.protocol === "file:" ? "" : "\n" + location.href.split("#")[0];
    const text =
      again()
        .map(({ theme, name }) => `${theme.title}: ${name}`)
        .join("\n") + where;
    /** @param {number} days */
    const entry = (days) => {
      const date = new Date();
      date.setDate(date.getDate() + days);
      // Swedish writes a day as ISO 8601 does.
      const local = date.toLocaleDateString("sv").replace(/-/g, "");
      return [
        "BEGIN:VEVENT",
        `UID:${stamp}-${days}-${Math.random().toString(36).slice(2)}@briefed`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${local}`,
        `SUMMARY:${escaped(`${course.title}: look again at ${count(again().length, "question")}`)}`,
        `DESCRIPTION:${escaped(text)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ];
    };
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//briefed//My learning//EN",
      ...entry(7),
      ...entry(30),
      "END:VCALENDAR",
    ];
    download("look-again.ics", "text/calendar", lines.map(folded).join("\r\n") + "\r\n");
    tell("A calendar file was saved: open it.");
  };
})();
