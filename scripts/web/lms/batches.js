/* Statements in as few requests as may be. Pure. */
/** @import { Statement } from "./types.js" */

// Bytes of bodies under way that may outlive their window: Fetch fails a request beyond 64 KiB.
// There is room for two batches and a record.
export const OUTLIVE = 65_536;
const BATCH = 30_000;

/**
 * The bytes of a text.
 * @param {string} text
 */
export const bytes = (text) => new TextEncoder().encode(text).length;

/**
 * Statements in the fewest batches that may outlive the window.
 * @param {Statement[]} statements
 */
export function* batches(statements) {
  /** @type {Statement[]} */
  let batch = [];
  let size = 0;
  for (const one of statements) {
    const length = bytes(JSON.stringify(one));
    if (batch.length && size + length > BATCH) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(one);
    size += length + 1;
  }
  if (batch.length) yield batch;
}

/**
 * Batches of new statements, and batches of those that may have arrived: these may be refused.
 * @param {Statement[]} statements
 * @param {Set<string>} doubt Ids of statements that may have arrived.
 */
export function parts(statements, doubt) {
  const groups = [
    statements.filter(({ id }) => !doubt.has(id)),
    statements.filter(({ id }) => doubt.has(id)),
  ];
  return groups.flatMap((group) => [...batches(group)]);
}

/**
 * The same for a window that closes and can't send refused statements again.
 * @param {Statement[]} statements
 * @param {Set<string>} doubt
 */
export const singly = (statements, doubt) =>
  parts(statements, doubt).flatMap((batch) =>
    doubt.has(batch[0].id) ? batch.map((one) => [one]) : [batch],
  );
