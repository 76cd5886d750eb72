import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs, warns } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

const mostWords = 25;
/** Symbols that only look like letters: screen readers spell them out or skip them. */
const fancy =
  /[\u{1D400}-\u{1D7FF}\u{24B6}-\u{24E9}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{1F130}-\u{1F149}\u{1F150}-\u{1F169}]|\u0332|\u0336|[\u{1F170}-\u{1F189}](?!\uFE0F)/u;
const columns = /(?<=\S)(?: {3,}|\t+)(?=\S)|[\u2500-\u257F]/u;
/** Smileys. An "8" needs a nose, so that "(en 2018)" does not count. */
const emoticon = /(?<![^\s(])(?:[:;=][-^']?|8[-^])[)(DPpOo|*](?![\p{L}\p{N}])/u;

const kinds = {
  FANCY_UNICODE: warns<{ readonly character: string }>(),
  FALSE_COLUMNS: warns(),
  EMOTICON: warns<{ readonly emoticon: string }>(),
  PUNCTUATION_REPEAT: informs<{ readonly marks: string }>(),
  LONG_SENTENCE: informs<{ readonly count: number; readonly most: number }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks how words are written: false letters, false columns, text smileys, long sentences. */
export const wordingRule: FindingRule<typeof kinds> = {
  kinds,
  inText: wordingFindings,
};

function wordingFindings({ prose, placeAt }: CheckedText): readonly Found[] {
  const falseLetter = fancy.exec(prose);
  const column = columns.exec(prose);
  const smiley = emoticon.exec(prose);
  const marks = /[!?]{2,}/u.exec(prose);
  return [
    ...(falseLetter === null
      ? []
      : [
          {
            code: 'FANCY_UNICODE',
            place: placeAt(falseLetter.index, wordLength(prose, falseLetter.index)),
            data: { character: falseLetter[0] },
          } as const,
        ]),
    ...(column === null
      ? []
      : [{ code: 'FALSE_COLUMNS', place: placeAt(column.index, column[0].length, 12), data: {} } as const]),
    ...(smiley === null
      ? []
      : [
          {
            code: 'EMOTICON',
            place: placeAt(smiley.index, smiley[0].length),
            data: { emoticon: smiley[0] },
          } as const,
        ]),
    ...(marks === null
      ? []
      : [
          {
            code: 'PUNCTUATION_REPEAT',
            place: placeAt(marks.index, marks[0].length),
            data: { marks: marks[0].slice(0, 10) },
          } as const,
        ]),
    ...longSentences(prose).map(
      ({ at, length, count }) =>
        ({ code: 'LONG_SENTENCE', place: placeAt(at, length), data: { count, most: mostWords } }) as const,
    ),
  ];
}

function wordLength(prose: string, from: number): number {
  const end = prose.slice(from).search(/\s/u);
  return end === -1 ? prose.length - from : end;
}

function longSentences(
  prose: string,
): readonly { readonly at: number; readonly length: number; readonly count: number }[] {
  const sentences: { readonly at: number; readonly length: number; readonly count: number }[] = [];
  let at = 0;
  for (const end of prose.matchAll(/(?<![.!?…])[.!?…]+(?=\s)|\n|$/gu)) {
    const sentence = prose.slice(at, end.index);
    const count = (sentence.match(/[^\s]+/gu) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    if (count > mostWords) {
      const lead = sentence.length - sentence.trimStart().length;
      sentences.push({ at: at + lead, length: sentence.trim().length, count });
    }
    at = end.index + end[0].length;
  }
  return sentences;
}
