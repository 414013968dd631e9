/* A reminder of the questions to look at again, as a file for a calendar (RFC 5545). Pure. */

/**
 * The file: an entry in 6 days and another in a month, which name the questions.
 * @param {string} summary
 * @param {string} description
 * @param {Date} now
 * @param {() => string} unique A text that is another each time.
 */
export function calendarOf(summary, description, now, unique) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  /** @param {number} days */
  const entry = (days) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    // Swedish writes a day as ISO 8601 does.
    const local = date.toLocaleDateString("sv").replace(/-/g, "");
    return [
      "BEGIN:VEVENT",
      `UID:${stamp}-${days}-${unique()}@briefed`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${local}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  };
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//briefed//My learning//EN",
    ...entry(6), // Safari deletes what a site keeps after 7 days without a visit
    ...entry(30),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/**
 * A line of the file in lines of at most 75 octets, with no character cut in two.
 * @param {string} line
 */
export function folded(line) {
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
}
