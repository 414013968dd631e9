/* What the other scripts share: each part of a page starts by itself and fails by itself. */
(() => {
  "use strict";
  const briefed = (window.briefed = window.briefed || {});
  const SETTLED = 700; // milliseconds without a key, until a screen reader is told how much room is left

  /* An element with attributes, on… listeners and children; a text stays a text. */
  briefed.make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== null) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  };

  /* Start a part of the page for each element that a selector finds, once the page stands. */
  briefed.start = (selector, part) => {
    const begin = () =>
      document.querySelectorAll(selector).forEach((element) => {
        try {
          if (briefed.course) part(element);
        } catch (error) {
          console.error("briefed:", error);
        }
      });
    if (window.document$) window.document$.subscribe(begin);
    else begin();
  };

  /* What stands in a course's tries for one of its questions: the tries of what stands there now, and whether older ones exist. */
  briefed.tries = (record, id, print) => {
    const all = (Object.hasOwn(record.tries, id) && record.tries[id]) || [],
      now = all.filter((one) => one.print === print);
    return {
      first: now[0],
      last: now[now.length - 1],
      right: now.some((one) => one.right),
      updated: all.length > 0 && !now.length,
    };
  };

  /* How a theme stands: questions answered, right at the first try and at any try. */
  briefed.standing = (record, theme) => {
    const found = Object.entries(theme.questions).map(([id, [print, name]]) => ({
      id,
      name,
      ...briefed.tries(record, id, print),
    }));
    return {
      questions: found,
      of: found.length,
      next: found.find((one) => !one.last),
      answered: found.filter((one) => one.last).length,
      updated: found.filter((one) => one.updated).length,
      first: found.filter((one) => one.first?.right).length,
      best: found.filter((one) => one.right).length,
      again: found.filter((one) => one.updated || (one.last && !one.last.right)), // a mistake leaves with the next right answer
      done: found.length > 0 && found.every((one) => one.last),
    };
  };

  briefed.count = (number, one, more) =>
    `${number} ${Number(number) === 1 ? one : more || one + "s"}`;

  /* Hold what is typed into a field within its limit. A counter in `place` shows when the end is near, and what found no room. */
  briefed.limit = (field, most, place) => {
    const { cut } = briefed.record,
      said = briefed.make("p", { class: "bf-hint bf-count", role: "status" });
    let wait,
      over = false;
    field.maxLength = most;
    field.addEventListener("beforeinput", ({ data }) => {
      // of a field of plain text, it has what is pasted and dropped, too
      const more = (data || "").replace(/\r\n/g, "\n").length;
      over = field.value.length - (field.selectionEnd - field.selectionStart) + more > most;
      if (over && field.value.length === most) tell(); // then there is no event that tells of an input
    });
    field.addEventListener("input", () => {
      if (field.value.length > most) {
        over = true;
        field.value = cut(field.value, most);
      }
      over &&= field.value.length >= most; // what is composed of several keys is told of more than once
      clearTimeout(wait);
      if (over) tell();
      else wait = setTimeout(tell, SETTLED);
    });
    function tell() {
      clearTimeout(wait);
      const left = most - field.value.length,
        end = `Only ${most.toLocaleString("en-GB")} characters fit here`;
      if (over) said.textContent = `${end}: the end of what you typed or pasted was left out.`;
      else if (left > most / 10) said.textContent = "";
      else
        said.textContent = left
          ? `${briefed.count(left.toLocaleString("en-GB"), "character")} left.`
          : `${end}: there is no room left.`;
      said.toggleAttribute("data-full", !left);
      over = false;
    }
    place.append(said);
  };

  /* Offer a text as a file to keep. */
  briefed.download = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    briefed.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };
})();
