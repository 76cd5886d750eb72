import { memoize } from '#networks/memoize.ts';

import { emojiOfX } from './emoji-of-x.ts';
import { linksOnX } from './links.ts';

const linkWeight = 23;
/** A text this long fits nowhere, so finding its links is not worth the time. */
const maxCodeUnits = 50_000;
/** More combining marks on one letter than anybody writes. Normalising them takes quadratic time. */
const manyMarks = /\p{M}{200}/u;

/**
 * Returns the weight of a text as X counts it, equal to twitter-text 3.1.0: an upper bound, since that library knows no
 * emoji composed after 2018. Linear in the text's length. See https://docs.x.com/fundamentals/counting-characters.
 */
export const measure = memoize(weigh);

function weigh(text: string): number {
  if (text.length > maxCodeUnits) return text.length * 2;
  const normal = manyMarks.test(text) ? text : text.normalize('NFC');
  const links = new Map(linksOnX(normal).map((link) => [link.start, link.text.length]));
  const emoji = new Map(Array.from(normal.matchAll(emojiOfX), (match) => [match.index, match[0].length]));
  let weight = 0;
  for (let at = 0; at < normal.length;) {
    const link = links.get(at);
    const picture = emoji.get(at);
    if (link !== undefined) {
      weight += linkWeight;
      at += link;
    } else if (picture !== undefined) {
      weight += 2;
      at += picture;
    } else {
      const point = normal.codePointAt(at) ?? 0;
      weight += isLight(point) ? 1 : 2;
      at += point > 0xffff ? 2 : 1;
    }
  }
  return weight;
}

/**
 * Tells whether a character counts as one: Latin, Greek, Cyrillic, Arabic, Hebrew, Indic, and their spaces and
 * quotation marks.
 */
function isLight(point: number): boolean {
  return (
    point <= 0x10ff ||
    (point >= 0x2000 && point <= 0x200d) ||
    (point >= 0x2010 && point <= 0x201f) ||
    (point >= 0x2032 && point <= 0x2037)
  );
}
