/* A question: choose, then check. Says what was chosen, what is right, why, and what the briefing says. */
(() => {
  "use strict";
  const {
    make,
    start,
    store,
    limit,
    record: { LIMITS },
  } = window.briefed;

  const folded = (text) =>
    text
      .trim()
      .replace(/\s+/g, " ")
      .replace(/[‘’]/g, "'")
      .replace(/[.,;:!?%]+$/, "")
      .toLowerCase();

  start(".bf-question", (question) => {
    const { course, lms } = window.briefed; // lms: in a package, what keeps the record
    const id = question.id.replace("question-", ""),
      print = question.dataset.print;
    const form = question.querySelector("form"),
      fields = form.querySelector("fieldset");
    const answer = document.getElementById("answer-" + id);
    const inputs = [...fields.querySelectorAll("input")],
      typed = inputs[0].type === "text";
    const blanks = [...answer.querySelectorAll("[data-blank]")].map((blank) => blank.textContent);
    const told = (input) => answer.querySelector(`[data-option="${input.value}"]`);
    const isRight = (input) =>
      typed
        ? folded(input.value) === folded(blanks[inputs.indexOf(input)])
        : told(input).hasAttribute("data-right");
    const chosen = () => inputs.filter((input) => (typed ? input.value.trim() : input.checked));
    const alarm = make("p", { class: "bf-alarm", role: "alert" });
    const check = make("button", { type: "submit", class: "bf-button" }, "Check answer");
    const result = make("div", { class: "bf-result" });
    const keep = store.read(course.slug),
      tries = window.briefed.tries(keep, id, print);

    form.append(
      alarm,
      check,
      make("p", { class: "bf-beside", hidden: !lms?.beside }, lms?.beside || ""),
      result,
    );
    if (typed)
      for (const input of inputs)
        limit(input, LIMITS.answer, alarm.parentElement.insertBefore(make("div", {}), alarm));
    if (tries.updated)
      question
        .querySelector("h3")
        .after(
          make("p", { class: "bf-updated" }, "Updated since you answered: please answer it again."),
        );
    if (tries.last) {
      inputs.forEach((input, at) => {
        if (typed) input.value = tries.last.chosen[at] || "";
        else input.checked = tries.last.chosen.includes(input.value);
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
        const row = input.parentElement,
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
            told(input).querySelector(".bf-reason").cloneNode(true),
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
        answer.querySelector(".bf-basis").cloneNode(true),
        make(
          "button",
          { type: "button", class: "bf-button", onclick: again },
          lms?.again || "Try again",
        ),
      );
      if (store.trouble()) result.append(make("p", { class: "bf-trouble" }, store.trouble()));
      if (answeredNow) heading.focus();
    }

    function mark(place, right, words) {
      const sign = make(
        "span",
        { class: "bf-mark", "data-right": right },
        (right ? "✓ " : "✗ ") + words,
      );
      if (typed) place.after(sign);
      else place.append(sign);
    }

    /* The same question once more, its options in another order, so that a place is not what is remembered. */
    function again() {
      result.replaceChildren();
      question.querySelectorAll(".bf-mark, .bf-why").forEach((one) => one.remove());
      fields.disabled = check.hidden = false;
      inputs.forEach((input) => (typed ? (input.value = "") : (input.checked = false)));
      const rows = [...fields.querySelectorAll(".bf-option")];
      for (let at = rows.length; at;)
        fields.append(rows.splice(Math.floor(Math.random() * at--), 1)[0]);
      fields.querySelector("input").focus();
    }
  });

  /* The answers stand below the questions for whoever has no script, for paper, and where a question did not start. */
  start(
    ".bf-answers",
    (answers) => (answers.hidden = !document.querySelector(".bf-question:not(:has(.bf-result))")),
  );
})();
