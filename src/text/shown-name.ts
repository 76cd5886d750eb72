import { oneLine } from './one-line.ts';
import { shorten } from './shorten.ts';

const maxUnits = 80;

/**
 * Turns a name that people gave themselves or a file into one that can stand in our sentences: on one line and of
 * bounded length. Null when nothing visible is left.
 */
export function shownName(name: string): string | null {
  // Invisible letters and signs don't count.
  const line = oneLine(name.replaceAll(/[\u115f\u1160\u2800\u3164\uffa0]/gu, ''));
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(line) ? shorten(line, maxUnits) : null;
}
