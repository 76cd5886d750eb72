import { excerptOf, withoutAddresses } from './checked-text.ts';
import type { Content } from './content.ts';
import type { Place } from './finding-kind.ts';

/** A public text, as rules about the facts in it read it. */
export interface PublicText {
  /** The text with its links blanked out; its length is unchanged. */
  readonly prose: string;
  readonly placeAt: (at: number, length: number) => Place;
}

/** Lists the texts of a content: those that its accounts send, its warning, and the descriptions of its pictures. */
export function publicTextsOf(
  content: Pick<Content, 'text' | 'ownTexts' | 'contentWarning' | 'accountIds' | 'media'>,
): readonly PublicText[] {
  const { text, ownTexts, contentWarning, accountIds, media } = content;
  const own = accountIds.flatMap((accountId) => {
    const one = ownTexts[accountId];
    return one === undefined ? [] : [publicText(one, (excerpt) => ({ kind: 'text', accountId, excerpt }))];
  });
  return [
    ...(own.length === accountIds.length
      ? []
      : [publicText(text, (excerpt) => ({ kind: 'text', accountId: null, excerpt }))]),
    ...own,
    ...(contentWarning === null ? [] : [publicText(contentWarning, (excerpt) => ({ kind: 'warning', excerpt }))]),
    ...media.map(({ alt }, index) => publicText(alt, () => ({ kind: 'alt', index }))),
  ];
}

function publicText(raw: string, place: (excerpt: string) => Place): PublicText {
  const text = raw.normalize('NFC');
  return {
    prose: withoutAddresses(text),
    placeAt: (at, length) => place(excerptOf(text, at, at + length)),
  };
}
