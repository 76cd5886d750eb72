import { createHmac, type KeyObject } from 'node:crypto';

/** The word that stands in an address where a link has its token; too short to be one. */
export const probeName = 'probe';
const shape = /^[\w-]{16,64}$/;

/**
 * Returns what this installation answers to a number that was used for nothing else, so that whoever knows its key sees that
 * the answer is its own. Null: that is no such number, or there is no key.
 */
export function probeAnswer(key: KeyObject | null, nonce: string): string | null {
  if (key === null || !shape.test(nonce)) return null;
  return createHmac('sha256', key).update(`tambour pages probe\0${nonce}`, 'utf8').digest('hex');
}
