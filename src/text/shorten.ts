import { cutAt } from './cut-at.ts';
import { cutMark } from './cut-mark.ts';

/**
 * Shortens a text to at most `maxUnits` UTF-16 units, ending in "…" where something is left out. Callers show the whole
 * text beside it. A blank text becomes "…", since platforms refuse blank ones.
 */
export function shorten(text: string, maxUnits: number): string {
  const whole = text.toWellFormed();
  if (whole.trim() === '') return '…';
  if (whole.length <= maxUnits) return whole;
  const head = whole.slice(0, cutAt(whole.slice(0, maxUnits * 2), maxUnits - 1)).trimEnd();
  return cutMark(head.length < maxUnits ? head : head.slice(0, maxUnits - 1));
}
