/* Files that the learner keeps. */
import { make } from "./elements.js";
import { exported } from "../store/exporting.js";

/**
 * Offer a text as a file to keep.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/* Offer a copy of everything that is kept. */
export const saveCopy = () => download("my-learning.json", "application/json", exported());
