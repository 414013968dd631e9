/* The trainer view, for a group in a room: notes are open, timings are shown, and answers appear
   when they are asked for. switch.js fetches it while it is on.

   Nothing is recorded: store.js holds the learner's record shut, and the answer forms are taken
   out. */
(() => {
  "use strict";
  const { make, need, start, count, store } = window.briefed;
  const themes = window.briefed.course?.themes ?? []; // the pages outside any course have none
  const trainer = /** @type {HTMLButtonElement} */ (window.briefed.trainer); // the switch
  /** @param {number} number */
  const minutes = (number) => (number ? count(number, "minute") : "no time given");

  function off() {
    trainer.click();
    history.replaceState(null, ""); // another button was pressed: the switch needs no focus
  }

  const kept = () => !!store.device()?.getItem("briefed:trainer:" + store.site);

  function strip() {
    const here = kept()
      ? ""
      : " This browser keeps nothing for this site, so it is on for this page alone.";
    need(document, "[data-md-component=announce]").append(
      make(
        "aside",
        { class: "md-banner bf-strip", "aria-label": "Trainer view" },
        make(
          "div",
          { class: "md-banner__inner md-grid md-typeset" },
          make(
            "p",
            {},
            make("b", {}, "Trainer view is on."),
            " Nothing you do on these pages is recorded." + here,
          ),
          make(
            "button",
            { type: "button", class: "bf-small", onclick: off },
            "Switch trainer view off",
          ),
        ),
      ),
    );
  }

  /** @param {HTMLElement} heading */
  function timing(heading) {
    const { course } = need(document, "script[data-course]").dataset;
    const theme = themes.find((one) => one.slug === course);
    if (theme)
      heading.after(
        make(
          "p",
          { class: "bf-timing" },
          `Learning alone: ${minutes(theme.minutes)}. Trainer notes: ${minutes(theme.together)}.`,
        ),
      );
  }

  /** @param {HTMLElement} progress The overview of what a learner has done. */
  function timings(progress) {
    /** @type {(name: Child, ...times: number[]) => HTMLElement} */
    const row = (name, ...times) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, name),
        ...times.map((time) => make("td", {}, time ? String(time) : "not given")),
      );
    /** @param {"minutes" | "together"} name */
    const sum = (name) => themes.reduce((total, theme) => total + theme[name], 0);
    progress.replaceWith(
      make(
        "div",
        { class: "bf-wide bf-timings", tabindex: 0, role: "region", "aria-label": "Timings" },
        make(
          "table",
          {},
          make("caption", {}, "Minutes each page takes"),
          make(
            "thead",
            {},
            make(
              "tr",
              {},
              ...["Page", "Learning alone", "Trainer notes"].map((head) =>
                make("th", { scope: "col" }, head),
              ),
            ),
          ),
          make(
            "tbody",
            {},
            ...themes.map((theme) =>
              row(make("a", { href: theme.page }, theme.title), theme.minutes, theme.together),
            ),
          ),
          make("tfoot", {}, row("All of them", sum("minutes"), sum("together"))),
        ),
      ),
    );
  }

  /**
   * Replace the form by a copy without listeners, with a button that shows which options are right,
   * why, and what the briefing says.
   * @param {HTMLElement} section
   */
  function question(section) {
    const id = section.id.replace("question-", ""),
      answer = need(document, "#answer-" + id);
    const old = need(section, "form"),
      form = /** @type {HTMLFormElement} */ (old.cloneNode(true));
    form.querySelectorAll(".bf-alarm, .bf-result, button").forEach((one) => one.remove());
    const basis = make("div", { class: "bf-result", id: "shown-" + id });
    const ask = make(
      "button",
      {
        type: "button",
        class: "bf-button",
        "aria-expanded": "false",
        "aria-controls": basis.id,
        onclick: turn,
      },
      "Show the answer",
    );
    /** @type {(right: boolean, words: string) => HTMLElement} */
    const mark = (right, words) =>
      make("span", { class: "bf-mark", "data-right": right }, (right ? "✓ " : "✗ ") + words);
    form.append(ask, basis);
    old.replaceWith(form);

    function turn() {
      const show = !basis.firstChild;
      ask.textContent = show ? "Hide the answer" : "Show the answer";
      ask.setAttribute("aria-expanded", String(show));
      if (!show) {
        basis.replaceChildren();
        return form.querySelectorAll(".bf-mark, .bf-why").forEach((one) => one.remove());
      }
      const blanks = answer.querySelectorAll("[data-blank]");
      form
        .querySelectorAll("input[type=text]")
        .forEach((input, at) => input.after(mark(true, "The word is: " + blanks[at].textContent)));
      /** @type {NodeListOf<HTMLInputElement>} */
      const inputs = form.querySelectorAll(".bf-option input");
      for (const input of inputs) {
        const told = need(answer, `[data-option="${input.value}"]`),
          right = told.hasAttribute("data-right");
        input.parentElement?.append(
          mark(right, right ? "Right" : "Not right"),
          make("div", { class: "bf-why" }, need(told, ".bf-reason").cloneNode(true)),
        );
      }
      basis.append(need(answer, ".bf-basis").cloneNode(true));
    }
  }

  /**
   * Somebody's own learning is not for the wall. Only clearing the device stays possible.
   * @param {HTMLElement} page
   */
  function learning(page) {
    page.replaceChildren(
      make(
        "p",
        {},
        "What is kept of your own learning is put away while the trainer view is on, so that nobody else sees it here.",
      ),
      ...page.querySelectorAll("#bf-clear, #bf-clear + dialog"),
    );
    document.addEventListener("briefed:change", off); // everything was cleared, and this with it
  }

  document.head.append(
    make("link", {
      rel: "stylesheet",
      href: /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/js$/, "css"),
    }),
  );
  addEventListener("load", () => {
    // By now the page's own scripts have run.
    strip();
    start("details.trainer", (notes) => notes.setAttribute("open", ""));
    start("article h1", timing);
    start(".bf-progress", timings);
    start(".bf-note, .bf-finished", (one) => one.remove());
    start(".bf-question", question);
    start(".bf-learning", learning);
    if (!history.state || !kept()) return;
    history.replaceState(null, "");
    // The switch was pressed here: the focus returns to it once the page has become shorter.
    requestAnimationFrame(() => setTimeout(() => trainer.focus()));
  });
})();
