/* Takes every step of a theme in whatever engine drives it, and answers each form of question. */
const MAIN = ".bf-foot > .bf-button:not([hidden], .bf-second)", // checks an answer, or leads on
  CHOICE = ".bf-case-part:not([hidden]) .bf-choices a";

/** What goes through steps, given how engines.mjs drives a browser. */
export function stepwise({ browser, at, until, text, said }) {
  const inSight = (selector) => browser.run(`!!document.querySelector(${JSON.stringify(selector)})`);

  /** Presses a button, wherever it is: what a finger does is tried on the main way. */
  const press = (selector) =>
    browser.run(`document.querySelector(${JSON.stringify(selector)}).click()`);

  /** The question that is shown: its id, its kind, its gaps, and what belongs to each item. */
  const asked = () =>
    browser.run(`(() => {
      const one = document.querySelector(".bf-step:not([hidden]) .bf-question"),
        told = one && document.getElementById(one.id.replace("question", "answer"));
      return one && {
        id: one.id,
        kind: one.dataset.kind || (one.querySelector("[type=text]") ? "gap" : "choice"),
        gaps: [...told.querySelectorAll("[data-blank]")].map((gap) => gap.textContent),
        options: [...told.querySelectorAll("[data-option]")].map((option) => ({
          value: option.dataset.option,
          right: option.hasAttribute("data-right"),
          label: option.dataset.label,
        })),
      };
    })()`);

  /** Answers a question rightly, as a finger does. */
  async function fill({ id, kind, gaps, options }) {
    for (const [at, word] of gaps.entries()) await browser.type(`#${id}-${at + 1}`, word);
    for (const [at, { value, right, label }] of options.entries()) {
      const item = `#${id} [data-item="${value}"]`,
        here = () =>
          browser.run(
            `[...document.querySelectorAll("#${id} .bf-item")].findIndex((one) => one.dataset.item === "${value}")`,
          );
      if (kind === "choice" && right)
        await browser.click(`#${id} .bf-option:has([value="${value}"]) label`);
      else if (kind === "order")
        while ((await here()) > at) await browser.click(`${item} [aria-label^="Move up"]`);
      else if (kind !== "choice" && (await inSight(`${item} select`)))
        await browser.choose(`${item} select`, label);
      else if (kind !== "choice") await browser.click(`${item} label:has([value="${label}"])`);
    }
  }

  /** Takes every step of a theme, and gives what each kind of question said. */
  async function through(theme) {
    const told = {};
    await browser.open(at(theme));
    await until(() => inSight(".bf-foot"), "the steps");
    for (;;) {
      while (await inSight(CHOICE)) await browser.click(CHOICE);
      const question = await asked();
      if (question) {
        await fill(question);
        await press(MAIN);
        (told[question.kind] ??= []).push(await said(`#${question.id} .bf-verdict`));
      }
      if (!(await inSight(MAIN))) return told;
      const here = await text(".bf-where");
      await press(MAIN);
      await until(async () => (await text(".bf-where")) !== here, `what follows ${here}`);
    }
  }

  return { CHOICE, inSight, through };
}
