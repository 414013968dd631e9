/* A module does nothing until its page starts it, so that one that fails stops no other, and Node
   can run its tests. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

const WEB = new URL("../../../scripts/web/", import.meta.url);
// What begins a page, and what stands for learner.js behind it.
const BEGINNINGS = new Set([
  ...["learner.js", "my-learning.js", "services.js", "home.js", "trainer.js", "search.js"],
  ...["search-all.js", "deck.js"],
  ...["lms/launch.js", "lms/page.js", "page/given.js", "services/taken.js"],
]);

test("every module can be imported where there is no page", async (context) => {
  const modules = readdirSync(WEB, { recursive: true }).filter((name) => name.endsWith(".js"));
  assert.ok(modules.length > 50);
  for (const name of BEGINNINGS) assert.ok(modules.includes(name), `${name} is not there`);
  for (const name of modules)
    if (!BEGINNINGS.has(name)) await context.test(name, () => import(new URL(name, WEB)));
});
