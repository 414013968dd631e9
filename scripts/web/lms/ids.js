/* Names made from a text or by chance. Pure. */

/**
 * FNV-1a, 32 bits: https://www.rfc-editor.org/rfc/rfc9923
 * @param {string} text
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * A UUID (RFC 9562): random, or always the same for a name.
 * @param {string} [name]
 */
export function uuid(name) {
  const bytes = name
    ? [0, 1, 2, 3].flatMap((part) =>
        [24, 16, 8, 0].map((shift) => (hash(`${part}:${name}`) >>> shift) & 255),
      )
    : [...crypto.getRandomValues(new Uint8Array(16))];
  bytes[6] = (bytes[6] & 15) | (name ? 0x50 : 0x40);
  bytes[8] = (bytes[8] & 63) | 128;
  return bytes
    .map((byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0"))
    .join("");
}
