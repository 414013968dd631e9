/* A question: choose, then check. The page says which options are right, why, and what the briefing
   says. */
(() => {
  "use strict";
  const { make, need, start, store, limit, record, tries: triesOf } = window.briefed;

  /**
   * A typed answer without what makes no difference.
   * @param {string} text
   */
  const folded = (text) =>
    text
      .trim()
      .replace(/\s+/g, " ")
      .replace(/[‘’]/g, "'")
      .replace(/[.,;:!?%]+$/, "")
      .toLowerCase();

  start(".bf-question", (question) => {
    const { course, lms } = /** @type {BriefedCourse} */ (window.briefed);
    const id = question.id.replace("question-", ""),
      print = /** @type {string} */ (question.dataset.print);
    const form = need(question, "form"),
      fields = need(form, "fieldset");
    const answer = need(document, "#answer-" + id);
    const inputs = [...fields.querySelectorAll("input")],
      typed = inputs[0].type === "text";
    const blanks = [...answer.querySelectorAll("[data-blank]")].map((blank) => blank.textContent);
    /** @param {HTMLInputElement} input */
    const told = (input) => need(answer, `[data-option="${input.value}"]`);
    /** @param {HTMLInputElement} input */
    const isRight = (input) =>
      typed
        ? folded(input.value) === folded(blanks[inputs.indexOf(input)])
        : told(input).hasAttribute("data-right");
    const chosen = () => inputs.filter((input) => (typed ? input.value.trim() : input.checked));
    const alarm = make("p", { class: "bf-alarm", role: "alert" });
    const check = make("button", { type: "submit", class: "bf-button" }, "Check answer");
    const result = make("div", { class: "bf-result" });
    const tries = triesOf(store.read(course.slug), id, print),
      { last } = tries;

    form.append(
      alarm,
      check,
      make("p", { class: "bf-beside", hidden: !lms?.beside }, lms?.beside || ""),
      result,
    );
    if (typed)
      for (const input of inputs) {
        const counter = make("div");
        alarm.before(counter);
        limit(input, record.LIMITS.answer, counter);
      }
    if (tries.updated)
      need(question, "h3").after(
        make("p", { class: "bf-updated" }, "Updated since you answered: please answer it again."),
      );
    if (last) {
      inputs.forEach((input, at) => {
        if (typed) input.value = last.chosen[at] || "";
        else input.checked = last.chosen.includes(input.value);
      });
      show(false);
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const missing = typed
        ? inputs.find((input) => !input.value.trim())
        : !chosen().length && inputs[0];
      alarm.textContent = !missing
        ? ""
        : typed
          ? "Write an answer first."
          : "Choose an answer first.";
      if (missing) return missing.focus();
      question.querySelector(".bf-updated")?.remove();
      store.attempt(course.slug, id, {
        print,
        right: allRight(),
        chosen: typed
          ? inputs.map((input) => input.value.trim())
          : chosen().map((input) => input.value),
      });
      show(true);
      document.dispatchEvent(new CustomEvent("briefed:answered", { detail: id }));
    });
    form.addEventListener("input", () => (alarm.textContent = ""));

    function allRight() {
      return inputs.every((input) => (typed ? isRight(input) : isRight(input) === input.checked));
    }

    function verdict() {
      if (allRight()) return "✓ Right.";
      const right = inputs.filter((input) => isRight(input) && (typed || input.checked)).length;
      const all = typed ? inputs.length : inputs.filter(isRight).length;
      if (all > 1 && right) {
        const more =
          !typed && chosen().length > right
            ? " and " + (chosen().length - right) + " that is not"
            : "";
        return `◐ Partly right: ${right} of the ${all} right answers${more}.`;
      }
      return "✗ Not right.";
    }

    /** @param {boolean} answeredNow Whether the focus goes to the verdict. */
    function show(answeredNow) {
      fields.disabled = true;
      check.hidden = true;
      inputs.forEach((input, at) => {
        if (typed)
          return mark(
            input,
            isRight(input),
            isRight(input) ? "Right" : "The word is: " + blanks[at],
          );
        const row = /** @type {HTMLElement} */ (input.parentElement),
          right = isRight(input);
        if (input.checked)
          mark(row, right, right ? "Your answer: right" : "Your answer: not right");
        else if (right)
          mark(
            row,
            true,
            inputs[0].type === "radio" ? "The right answer" : "Right, and not chosen",
          );
        row.append(
          make(
            "details",
            { class: "bf-why", open: input.checked },
            make("summary", {}, right ? "Why this is right" : "Why this is not right"),
            need(told(input), ".bf-reason").cloneNode(true),
          ),
        );
      });
      const heading = make(
        "p",
        { class: "bf-verdict", tabindex: "-1", "data-right": allRight() },
        verdict(),
      );
      result.append(
        heading,
        need(answer, ".bf-basis").cloneNode(true),
        make(
          "button",
          { type: "button", class: "bf-button", onclick: again },
          lms?.again || "Try again",
        ),
      );
      if (store.trouble()) result.append(make("p", { class: "bf-trouble" }, store.trouble()));
      if (answeredNow) heading.focus();
    }

    /** @type {(beside: HTMLElement, right: boolean, words: string) => void} */
    function mark(beside, right, words) {
      const sign = make(
        "span",
        { class: "bf-mark", "data-right": right },
        (right ? "✓ " : "✗ ") + words,
      );
      if (typed) beside.after(sign);
      else beside.append(sign);
    }

    /* The same question again, with its options in another order, so that nobody remembers
       positions instead of answers. */
    function again() {
      result.replaceChildren();
      question.querySelectorAll(".bf-mark, .bf-why").forEach((one) => one.remove());
      fields.disabled = check.hidden = false;
      inputs.forEach((input) => (typed ? (input.value = "") : (input.checked = false)));
      const rows = [...fields.querySelectorAll(".bf-option")];
      for (let at = rows.length; at;)
        fields.append(rows.splice(Math.floor(Math.random() * at--), 1)[0]);
      need(fields, "input").focus();
    }
  });

  /* The answers below the questions serve readers without scripts, paper, and questions that did
     not start. */
  start(
    ".bf-answers",
    (answers) => (answers.hidden = !document.querySelector(".bf-question:not(:has(.bf-result))")),
  );
})();
