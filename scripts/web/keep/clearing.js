/* The button that clears everything, and its question. */
import { all, device, keepFilled, make, need, others, paragraph, tabOnly } from "#shared";
import { clear, holds } from "./moving.js";

/** @param {() => void} done Called once everything is cleared. */
export function clearing(done) {
  const opener = need(document, "#bf-clear > button"),
    dialog = /** @type {HTMLDialogElement} */ (need(document, "#bf-clear + dialog")),
    [question, body, clears, keeps] = all(dialog, ":scope > *");
  opener.onclick = () => {
    question.textContent = `Clear everything that ${tabOnly() ? "this tab keeps" : "this site keeps on this device"}: answers, notes and plans of every course?`;
    body.replaceChildren(...choices());
    dialog.showModal();
  };
  clears.onclick = () => {
    /** @param {string} id */
    const ticked = (id) => !!body.querySelector(`#${id}:checked`);
    clear({
      device: !tabOnly() || ticked("bf-clear-device"),
      others: ticked("bf-clear-others"),
    });
    dialog.close();
    done();
  };
  keeps.onclick = () => dialog.close();
  keepFilled(() => {
    opener.textContent = `Clear everything ${tabOnly() ? "in this tab" : "on this device"}`;
  });
}

/* What else may be cleared. */
function choices() {
  /** @type {HTMLElement[]} */
  const found = [];
  if (tabOnly() && holds("localStorage"))
    found.push(
      choice(
        "bf-clear-device",
        " Also what was already saved on this device, which may be somebody else's",
        false,
      ),
    );
  if (others(device()).some((one) => !one.aside))
    found.push(
      choice(
        "bf-clear-others",
        " Also what was found here from an older version or another copy of this site",
        true,
      ),
    );
  return found;
}

/** @type {(id: string, words: string, checked: boolean) => HTMLElement} */
const choice = (id, words, checked) =>
  paragraph(make("input", { type: "checkbox", id, checked }), make("label", { for: id }, words));
