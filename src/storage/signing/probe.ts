import { createHmac, type KeyObject } from 'node:crypto';

/** Stands in the place of a link's token in an address; too short to be a token. */
export const probeName = 'probe';
const shape = /^[\w-]{16,64}$/;

/**
 * Returns this installation's answer to a number that is used once, so that a caller with the same key recognises its
 * own answer. Null: the number is malformed, or there is no key.
 */
export function probeAnswer(key: KeyObject | null, nonce: string): string | null {
  if (key === null || !shape.test(nonce)) return null;
  return createHmac('sha256', key).update(`tambour pages probe\0${nonce}`, 'utf8').digest('hex');
}
