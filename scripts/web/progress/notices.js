/* What a learner has to know about where the record is: on every page, until My learning has asked
   about it. */
import { link, make, paragraph, keepFilled } from "../page/elements.js";
import { tabOnly } from "../store/device.js";
import { others } from "../store/others.js";

/** @param {HTMLElement} heading */
export function startNotices(heading) {
  const box = make("div", { class: "bf-notices" }),
    fill = () => box.replaceChildren(...notices());
  // Where the page is shown in steps, the title is beside the number of the step.
  (heading.parentNode?.querySelector(".bf-where") || heading).after(box);
  keepFilled(fill);
}

function notices() {
  const found = others().filter((one) => !one.asked);
  return [
    tabOnly() &&
      "Shared computer: what you do is kept in this tab only, and is gone when you close it. You can save a copy or change this on ",
    found.some((one) => one.aside) &&
      "Part of your learning could not be read, or was too long to keep. It was set aside for you on ",
    found.some((one) => !one.aside) &&
      "This device has learning in this course from an older version or another copy of this site. If it is yours, you can add it on ",
  ].flatMap((words) =>
    words ? [paragraph(words, link("my-learning.html#keep", "My learning"), ".")] : [],
  );
}
