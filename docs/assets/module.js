/* What the other scripts share: each part of a page starts by itself and fails by itself. */
(() => {
  "use strict";
  const briefed = (window.briefed = window.briefed || {});

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
    const begin = () => document.querySelectorAll(selector).forEach((element) => {
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
    const all = record.tries[id] || [], now = all.filter((one) => one.print === print);
    return { first: now[0], last: now[now.length - 1], right: now.some((one) => one.right), updated: all.length > 0 && !now.length };
  };

  /* How a theme stands: questions answered, right at the first try and at any try. */
  briefed.standing = (record, theme) => {
    const found = Object.entries(theme.questions).map(([id, [print, name]]) => ({ id, name, ...briefed.tries(record, id, print) }));
    return {
      questions: found, of: found.length, next: found.find((one) => !one.last),
      answered: found.filter((one) => one.last).length, updated: found.filter((one) => one.updated).length,
      first: found.filter((one) => one.first?.right).length, best: found.filter((one) => one.right).length,
      again: found.filter((one) => one.updated || (one.last && !one.last.right) || (one.first && !one.first.right)),
      done: found.length > 0 && found.every((one) => one.last),
    };
  };

  briefed.count = (number, one, more) => `${number} ${number === 1 ? one : more || one + "s"}`;

  /* Offer a text as a file to keep. */
  briefed.download = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    briefed.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };
})();
