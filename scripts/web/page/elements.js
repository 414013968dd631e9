/* What the other scripts share: each part of a page starts by itself and fails by itself. */
(() => {
  "use strict";
  const briefed = (window.briefed = /** @type {Briefed} */ (window.briefed || {}));
  const SETTLED = 700; // milliseconds without a key, until a screen reader says what room is left

  /**
   * An element with attributes, on… listeners and children; a text stays a text.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, Attribute>} [attributes]
   * @param {...Child} children
   */
  briefed.make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on"))
        made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== null)
        made.setAttribute(name, /** @type {string} */ (value));
    }
    for (const child of children) if (child !== null && child !== "") made.append(child);
    return made;
  };

  /**
   * @param {ParentNode} root
   * @param {string} selector
   */
  briefed.need = (root, selector) => {
    const found = root.querySelector(selector);
    if (!found) throw new Error("missing: " + selector);
    return /** @type {HTMLElement} */ (found);
  };

  /* Start a part of the page for each element that a selector finds, once the page is there. */
  briefed.start = (selector, part) => {
    const begin = () =>
      /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector)).forEach(
        (element) => {
          try {
            if (briefed.course) part(element);
          } catch (error) {
            console.error("briefed:", error);
          }
        },
      );
    if (window.document$) window.document$.subscribe(begin);
    else begin();
  };

  /* A record's tries of a question in its present words, and whether there are only older ones. */
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

  /* How far a theme is: its questions that were answered, right at the first try and at any try. */
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
      // A mistake leaves this list with the next right answer.
      again: found.filter((one) => one.updated || (one.last && !one.last.right)),
      done: found.length > 0 && found.every((one) => one.last),
    };
  };

  briefed.count = (number, one, more) =>
    `${number} ${Number(number) === 1 ? one : more || one + "s"}`;

  /* Hold what is typed into a field within its limit. A counter at the end of `beside` shows when
     the limit is near, and says when something found no room. */
  briefed.limit = (field, most, beside) => {
    const { cut } = briefed.record,
      said = briefed.make("p", { class: "bf-hint bf-count", role: "status" });
    /** @type {number | undefined} */
    let wait,
      over = false;
    field.maxLength = most;
    // In a field of plain text, this event also has pasted and dropped text.
    /** @type {HTMLElement} */ (field).addEventListener("beforeinput", ({ data }) => {
      const more = (data || "").replace(/\r\n/g, "\n").length;
      const { selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (field);
      over = field.value.length - (selectionEnd - selectionStart) + more > most;
      if (over && field.value.length === most) tell(); // no input event will follow
    });
    field.addEventListener("input", () => {
      if (field.value.length > most) {
        over = true;
        field.value = cut(field.value, most);
      }
      over &&= field.value.length >= most; // one composed character causes several events
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
    beside.append(said);
  };

  /* Offer a text as a file to keep. */
  briefed.download = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    briefed.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };
})();
