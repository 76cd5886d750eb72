import { oneLine } from './one-line.ts';
import { shorten } from './shorten.ts';

const maxUnits = 80;

/**
 * Makes of a name that people gave themselves, or a file, one that may stand in a sentence of ours: in one line and of
 * bounded length. Null where nothing is left to see.
 */
export function shownName(name: string): string | null {
  // Letters and signs without a shape are no letters here.
  const line = oneLine(name.replaceAll(/[\u115f\u1160\u2800\u3164\uffa0]/gu, ''));
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(line) ? shorten(line, maxUnits) : null;
}
