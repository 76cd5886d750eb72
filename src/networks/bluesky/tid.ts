import { createHash } from 'node:crypto';

const digits = '234567abcdefghijklmnopqrstuvwxyz';
const tid = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

/**
 * Returns the key of a delivery's record: the same for each attempt, and known before the first. Like all keys of posts
 * it contains the time. Its microseconds and its last ten bits come from the delivery's own key, so no other record has
 * it. See https://atproto.com/specs/tid.
 */
export function tidOf(at: Date, key: string): string {
  const own = createHash('sha256').update(key).digest().readUInt32BE();
  const microseconds = BigInt(at.getTime()) * 1000n + BigInt(Math.floor(own / 1024) % 1000);
  const value = (microseconds << 10n) | BigInt(own % 1024);
  return Array.from({ length: 13 }, (_, place) =>
    digits.charAt(Number((value >> BigInt(5 * (12 - place))) & 31n)),
  ).join('');
}

/** Returns when a record's key was made, by its maker's clock; null if it is not such a key. */
export function madeAt(rkey: string): Date | null {
  if (!tid.test(rkey)) return null;
  const value = Array.from(rkey).reduce((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);
  return new Date(Number((value >> 10n) / 1000n));
}
