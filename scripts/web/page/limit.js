/* Fields that hold no more than there is room for. */
import { cut } from "../record/values.js";
import { make } from "./elements.js";
import { count } from "./words.js";

const SETTLED = 700; // milliseconds without a key, until a screen reader says what room is left

/**
 * Hold what is typed into a field within its limit. A counter at the end of `beside` shows when the
 * limit is near, and says when something found no room.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {number} most
 * @param {HTMLElement} beside
 */
export function limit(field, most, beside) {
  const said = make("p", { class: "bf-hint bf-count", role: "status" });
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
    said.textContent = roomLeft(field.value.length, most, over);
    said.toggleAttribute("data-full", field.value.length === most);
    over = false;
  }
  beside.append(said);
}

/**
 * What is said of the room that is left, or "" while there is enough. `over`: something found none.
 * @param {number} used
 * @param {number} most
 * @param {boolean} over
 */
export function roomLeft(used, most, over) {
  const left = most - used,
    end = `Only ${most.toLocaleString("en-GB")} characters fit here`;
  if (over) return `${end}: the end of what you typed or pasted was left out.`;
  if (left > most / 10) return "";
  return left
    ? `${count(left.toLocaleString("en-GB"), "character")} left.`
    : `${end}: there is no room left.`;
}
