import { shorten } from './shorten.ts';

const mostUnits = 80;

/**
 * A name that people gave themselves, as it may stand in a sentence of ours: in one line, of bounded length, and without
 * characters that turn the text around them or that nobody sees (but for those that join letters and emoji). Null where
 * nothing is left.
 */
export function shownName(name: string): string | null {
  const whole = name
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    // Letters and signs without a shape are no letters here.
    .replaceAll(/(?![\u200c\u200d])\p{Cf}|[\u115f\u1160\u2800\u3164\uffa0]/gu, '')
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(whole) ? shorten(whole, mostUnits) : null;
}
