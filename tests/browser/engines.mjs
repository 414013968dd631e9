/* Takes the learner's main way through a course in another engine and prints what was seen, as
   JSON; test_engines.py judges it. * * node engines.mjs firefox|webkit PROGRAM ADDRESS FOLDER (a
   plan as JSON on standard input) * * Playwright drives builds of Firefox and WebKit of its own
   alone, so those that Debian has are driven here: Firefox through * WebDriver BiDi, WebKitGTK's
   small browser through its driver, on a screen that Xvfb makes. FOLDER takes downloads and
   sheets. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { stepwise } from "./stepwise.mjs";

const [engine, program, address, folder] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(0, "utf8"));
const PATIENCE = 20_000; // milliseconds for anything to appear
const PHONE = { width: 390, height: 844 };

async function until(look, what) {
  for (
    const end = Date.now() + PATIENCE;
    Date.now() < end;
    await new Promise((later) => setTimeout(later, 50))
  ) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`waited ${PATIENCE / 1000} seconds for ${what}`);
}

/** What a file in the folder holds, once it is written in full. */
const downloaded = (name) =>
  until(
    () =>
      !readdirSync(folder).some((file) => /\.(part|wkdownload)$/.test(file)) &&
      existsSync(join(folder, name)) &&
      readFileSync(join(folder, name), "utf8"),
    name,
  );

async function firefox() {
  const { launch } = await import("puppeteer-core");
  const browser = await launch({
    browser: "firefox",
    executablePath: program,
    headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "application/json,text/calendar",
    },
  });
  const page = await browser.newPage();
  const faults = [];
  page.on(
    "console",
    (message) => ["error", "warn"].includes(message.type()) && faults.push(message.text()),
  );
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.setViewport(PHONE);
  return {
    version: await browser.version(),
    faults,
    open: (url) => page.goto(url),
    run: (script) => page.evaluate(script),
    click: async (selector) => {
      const found = page.locator(selector).setTimeout(PATIENCE);
      // Else it may press what stays at the edge of the window, over the element.
      await (await found.waitHandle()).evaluate((one) => one.scrollIntoView({ block: "center" }));
      await found.click();
    },
    type: (selector, text) => page.type(selector, text),
    choose: (selector, value) => page.select(selector, value),
    give: async (selector, file) => (await page.$(selector)).uploadFile(file),
    sheet: async (name) => {
      await page.pdf({ path: join(folder, name), format: "A4" });
      return name;
    },
    look() {}, // it tells at once
    close: () => browser.close(),
  };
}

// WebKit's driver tells nothing of the console. What goes wrong before a page has loaded is not
// seen; whatever has not started then does not work.
const WATCH = `window.faults = [];
  for (const name of ["error", "unhandledrejection"])
    addEventListener(name, (event) => faults.push(String(event.message ?? event.reason)));
  for (const name of ["error", "warn"]) {
    const tell = console[name];
    console[name] = (...told) => {
      faults.push(told.join(" "));
      tell(...told);
    };
  }`;

async function webkit() {
  const { Builder, By, Capabilities, until: becomes } = await import("selenium-webdriver");
  const port = await new Promise((known) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => known(port));
    });
  });
  // Nothing of whoever runs the tests.
  const home = { ...process.env, HOME: folder, XDG_DOWNLOAD_DIR: folder };
  const server = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], {
    stdio: "ignore",
    detached: true,
    env: home,
  });
  const stop = () => {
    try {
      process.kill(-server.pid);
    } catch {
      /* it has ended */
    }
  };
  process.on("exit", stop);
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/status`).then(
      (answer) => answer.ok,
      () => false,
    );
  await until(ready, "WebKitWebDriver");
  const wanted = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: program, args: ["--automation"] },
  });
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(wanted)
    .build();
  await driver.manage().window().setRect(PHONE);
  const faults = [];
  // What goes wrong on a page until it is left; a link may have led from the one that was watched.
  const look = async () => {
    faults.push(...(await driver.executeScript("return window.faults ?? []")));
  };
  const find = (selector) => driver.wait(becomes.elementLocated(By.css(selector)), PATIENCE);
  return {
    version: `WebKitGTK ${(await driver.getCapabilities()).get("browserVersion")}`,
    faults,
    open: async (url) => {
      await look();
      await driver.get(url);
      await driver.executeScript(WATCH);
    },
    run: (script) => driver.executeScript(`return (${script})`),
    click: async (selector) => {
      const element = await find(selector);
      await driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
      await driver.wait(becomes.elementIsVisible(element), PATIENCE);
      await element.click();
    },
    type: async (selector, text) => (await find(selector)).sendKeys(text),
    // It can't press an option of a list, which the system draws.
    choose: (selector, value) =>
      driver.executeScript(
        `arguments[0].value = arguments[1];
        arguments[0].dispatchEvent(new Event("change", { bubbles: true }))`,
        find(selector),
        value,
      ),
    give: async (selector, file) => (await find(selector)).sendKeys(file),
    // It can't print: the rules for print alone tell what a sheet would hold.
    sheet: async () => null,
    look,
    close: async () => {
      await driver.quit();
      stop();
    },
  };
}

const browser = await { firefox, webkit }[engine]();
const text = (selector) =>
  browser.run(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ""`);
const said = (selector) => until(() => text(selector), selector);
const at = (page) => `${address}/${plan.course}/${page}.html`;
const arrived = (path) =>
  until(
    async () =>
      (await browser.run("document.readyState")) === "complete" &&
      (await browser.run("location.href")).includes(path),
    path,
  );
/** Which of some elements can be seen once the rules for print hold on the screen too. */
const onPaper = (selectors) =>
  browser.run(`(() => {
  for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
    if (rule.media) rule.media.mediaText = /\\bprint\\b/.test(rule.media.mediaText) ? "all" : /^screen\\b/.test(rule.media.mediaText) ? "not all" : rule.media.mediaText;
  return ${JSON.stringify(selectors)}.filter((selector) => [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length && getComputedStyle(one).visibility === "visible"));
})()`);

async function answer(name, option) {
  await browser.click(`#question-${name}-${option + 1}`);
  await browser.click(`#question-${name} button[type=submit]`);
  return said(`#question-${name} .bf-verdict`);
}

const { CHOICE, inSight, through } = stepwise({ browser, at, until, text, said });

const seen = { version: browser.version };
try {
  mkdirSync(folder, { recursive: true });
  const [first, ...others] = plan.questions;
  await browser.open(at("index"));
  await browser.click("#bf-open-search");
  await browser.type("#bf-sought", plan.search);
  const results = `[...document.querySelectorAll("#bf-search li")].map((item) => item.innerText)`;
  // The letters come one by one, so the first results may be those of a part of the word.
  await until(
    async () =>
      (await browser.run(results)).find((text) => text.toLowerCase().includes(plan.search)),
    `a result with “${plan.search}”`,
  );

  await browser.open(at(plan.theme));
  const onward = ".bf-foot > :not([hidden], .bf-second)"; // past the case, past a finding
  await browser.click(onward);
  await browser.click(onward);
  seen.step = await text(".bf-where");
  await browser.click("button.bf-turn"); // the rest of the way is the same on the whole page
  while (await inSight(CHOICE)) await browser.click(CHOICE);
  seen.ending = await said(".bf-endings");
  seen.verdict = await answer(first.id, first.wrong);
  seen.reasons = await browser.run(
    `[...document.querySelectorAll("#question-${first.id} .bf-panel .bf-reason")]
      .filter((reason) => !reason.closest("details:not([open])")).length`,
  );
  await browser.open(at(plan.theme));
  seen.kept = await said(`#question-${first.id} .bf-verdict`);

  await browser.open(at("index"));
  seen.next = await said(".bf-begin a");
  await browser.click(".bf-begin a");
  await arrived(`#question-${others[0].id}`);
  seen.inSight = await until(
    () =>
      browser.run(
        `(() => { const top = document.getElementById("question-${others[0].id}")?.getBoundingClientRect().top; return top >= 0 && top < innerHeight; })()`,
      ),
    "the question in sight",
  );

  for (const { id, right } of others) await answer(id, right);
  seen.finished = await said(".bf-finished");
  await browser.type("#bf-note", "Ask who else visits.");
  await browser.run("document.activeElement.blur()");

  await browser.open(at("my-learning"));
  await browser.type("#bf-name", "Alex Example");
  seen.record = await said(".bf-paper");
  await browser.run("void (window.print = () => 0)"); // the dialog of a printer is no part of the page
  await browser.click("#record > p > button");
  seen.sheet = await browser.sheet("record.pdf");
  await browser.open(at("my-learning"));

  await browser.click("#keep summary");
  await browser.click("#keep details button");
  seen.copy = JSON.parse(await downloaded("my-learning.json"));
  await browser.click("#bf-clear button");
  await browser.click("dialog[open] button");
  await until(
    async () => (await text(".bf-said:not(:empty)")) === "Everything is cleared.",
    "the word that everything is cleared",
  );
  seen.cleared = await text(".bf-parts");
  await browser.give("#bf-file", join(folder, "my-learning.json"));
  await until(
    async () =>
      (await text(".bf-said:not(:empty)")) ===
      "The copy was added. A list near the end of this page says what it held.",
    "the word that the copy was added",
  );
  seen.back = await text(".bf-parts");
  await browser.click("#again button");
  seen.calendar = await downloaded("look-again.ics");

  await browser.run("void (window.print = () => 0)");
  await browser.click("#record > p > button");
  seen.onPaper = await onPaper(plan.paper.record);
  await browser.open(at(plan.theme));
  seen.pages = await browser.sheet("theme.pdf");
  seen.themeOnPaper = await onPaper(plan.paper.theme);
  await browser.open(at(plan.theme));
  await browser.click("button.bf-turn"); // to the steps again
  seen.forms = {};
  for (const theme of plan.forms)
    for (const [kind, told] of Object.entries(await through(theme)))
      seen.forms[kind] = [...(seen.forms[kind] ?? []), ...told];
  await browser.look();
  seen.faults = browser.faults;
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
