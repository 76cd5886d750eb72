import { cutAt } from '#text/cut-at.ts';

/**
 * Splits a text into pieces of at most `maxUnits` UTF-16 units that give it back when joined; none for an empty one.
 */
export function pieces(text: string, maxUnits: number): readonly string[] {
  const all: string[] = [];
  let from = 0;
  while (from < text.length) {
    const window = text.slice(from, from + maxUnits + maxUnits);
    const cut = cutAt(window, maxUnits);
    all.push(window.slice(0, cut));
    from += cut;
  }
  return all;
}
