/* The reminder for a calendar: RFC 5545. */
import assert from "node:assert/strict";
import test from "node:test";
import { calendarOf, folded } from "../../../scripts/web/learning/calendar.js";

test("a line is cut at 75 octets, and no character in two", () => {
  const line = "DESCRIPTION:" + "Wer ist für das Kind da? 👶 ".repeat(12);
  const lines = folded(line).split("\r\n");
  assert.ok(lines.length > 4);
  for (const one of lines) assert.ok(new TextEncoder().encode(one).length <= 75, one);
  assert.ok(lines.slice(1).every((one) => one.startsWith(" ")));
  assert.equal(lines.map((one, at) => (at ? one.slice(1) : one)).join(""), line);
  assert.equal(folded("x".repeat(74)), "x".repeat(74));
});

test("an entry in 6 days and one in a month, each with a name of its own", () => {
  let number = 0;
  const text = calendarOf(
    "A; course, of ours",
    "One\nTwo \\ three",
    new Date(2026, 11, 28, 12, 30),
    () => `${++number}`,
  );
  assert.ok(text.endsWith("END:VCALENDAR\r\n") && !/[^\r]\n/.test(text));
  assert.deepEqual(text.match(/^DTSTART;VALUE=DATE:.*$/gm), [
    "DTSTART;VALUE=DATE:20270103",
    "DTSTART;VALUE=DATE:20270127",
  ]);
  assert.equal(new Set(text.match(/^UID:.*$/gm)).size, 2);
  assert.match(text, /^DTSTAMP:20261228T\d{6}Z\r$/m);
  assert.ok(text.includes("SUMMARY:A\\; course\\, of ours\r\n"));
  assert.ok(text.includes("DESCRIPTION:One\\nTwo \\\\ three\r\n"));
});
