import { cutAt } from '#text/cut-at.ts';

/**
 * Shortens a text to at most `maxBytes` of UTF-8, ending in "…" if something is left out; between words if possible.
 */
export function shortenBytes(text: string, maxBytes: number): string {
  const whole = text.toWellFormed().trim();
  if (whole === '') return '…';
  if (Buffer.byteLength(whole) <= maxBytes) return whole;
  for (let units = Math.min(whole.length, maxBytes); units > 0; units -= 1) {
    const head = `${whole.slice(0, cutAt(whole.slice(0, maxBytes * 2), units)).trimEnd()}…`;
    if (head.length <= units + 1 && Buffer.byteLength(head) <= maxBytes) return head;
  }
  return '…';
}
