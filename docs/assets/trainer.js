/* The trainer view, for a room: notes open, timings, and answers that are shown when they are asked for. switch.js fetches it while it is on.

   Nothing is recorded: store.js holds the learner's record shut, and the answer forms are taken out. */
(() => {
  "use strict";
  const { make, start, count, course, store, trainer } = window.briefed; // `trainer` is the switch
  const minutes = (number) => (number ? count(number, "minute") : "no time given");

  function off() {
    trainer.click();
    history.replaceState(null, ""); // the focus need not go to the switch, which was not what was pressed
  }

  const kept = () => !!store.device()?.getItem("briefed:trainer:" + store.site);

  function strip() {
    const here = kept()
      ? ""
      : " This browser keeps nothing for this site, so it is on for this page alone.";
    document
      .querySelector("[data-md-component=announce]")
      .append(
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

  function timing(heading) {
    const theme = course.themes.find(
      (one) => one.slug === document.querySelector("script[data-course]").dataset.course,
    );
    if (theme)
      heading.after(
        make(
          "p",
          { class: "bf-timing" },
          `Learning alone: ${minutes(theme.minutes)}. Trainer notes: ${minutes(theme.together)}.`,
        ),
      );
  }

  function timings(place) {
    const row = (name, ...times) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, name),
        ...times.map((time) => make("td", {}, time ? String(time) : "not given")),
      );
    const sum = (name) => course.themes.reduce((total, theme) => total + theme[name], 0);
    place.replaceWith(
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
            ...course.themes.map((theme) =>
              row(make("a", { href: theme.page }, theme.title), theme.minutes, theme.together),
            ),
          ),
          make("tfoot", {}, row("All of them", sum("minutes"), sum("together"))),
        ),
      ),
    );
  }

  /* The form without what listens to it, and a button that shows which options are right, why, and what the briefing says. */
  function question(section) {
    const id = section.id.replace("question-", ""),
      answer = document.getElementById("answer-" + id);
    const old = section.querySelector("form"),
      form = old.cloneNode(true);
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
      for (const input of form.querySelectorAll(".bf-option input")) {
        const told = answer.querySelector(`[data-option="${input.value}"]`),
          right = told.hasAttribute("data-right");
        input.parentElement.append(
          mark(right, right ? "Right" : "Not right"),
          make("div", { class: "bf-why" }, told.querySelector(".bf-reason").cloneNode(true)),
        );
      }
      basis.append(answer.querySelector(".bf-basis").cloneNode(true));
    }
  }

  /* What somebody learnt is theirs, and not for the wall; to clear the device is all that stays. */
  function learning(place) {
    place.replaceChildren(
      make(
        "p",
        {},
        "What is kept of your own learning is put away while the trainer view is on, so that nobody else sees it here.",
      ),
      place.querySelector("#bf-clear"),
      place.querySelector("#bf-clear + dialog"),
    );
    document.addEventListener("briefed:change", off); // everything was cleared, and this with it
  }

  document.head.append(
    make("link", { rel: "stylesheet", href: document.currentScript.src.replace(/js$/, "css") }),
  );
  addEventListener("load", () => {
    // by then the page's own scripts are through
    strip();
    start("details.trainer", (notes) => (notes.open = true));
    start("article h1", timing);
    start(".bf-progress", timings);
    start(".bf-note, .bf-finished", (one) => one.remove());
    start(".bf-question", question);
    start(".bf-learning", learning);
    if (!history.state || !kept()) return;
    history.replaceState(null, "");
    requestAnimationFrame(() => setTimeout(() => trainer.focus())); // pressed right here: go on from there, once what was taken out has made the page shorter
  });
})();
