import { canonicalJson } from '#storage/canonical-json.ts';

import type { Content } from './content.ts';

/** One part of a content that somebody worded or chose. */
export interface Part {
  /** `words`: as long as it is reworded, somebody's words may stand in it; `choice`: another is wholly another's. */
  readonly kind: 'words' | 'choice';
  readonly value: string;
  /** The part whose words it begins with, if it was not there before. */
  readonly beginsAs?: string;
}

type NamedPart = readonly [name: string, part: Part];

/**
 * Lists the parts of each field, so that it is known of each who worded it. A field that is left out here does not
 * compile. A list has one part for each element, and one for the choice of them all: taking one away is choosing the
 * rest.
 */
const partsOfField: { readonly [Key in keyof Content]-?: (content: Content) => readonly NamedPart[] } = {
  text: ({ text }) => [words('text', text)],
  ownTexts: ({ ownTexts }) => [
    choice('ownTexts', Object.keys(ownTexts).toSorted().join()),
    ...Object.entries(ownTexts).map(([accountId, own]): NamedPart => {
      const [name, part] = words(`ownTexts ${accountId}`, own);
      return [name, { ...part, beginsAs: 'text' }];
    }),
  ],
  contentWarning: ({ contentWarning }) => [words('contentWarning', contentWarning ?? '')],
  language: ({ language }) => [choice('language', language)],
  visibility: ({ visibility }) => [choice('visibility', visibility)],
  accountIds: ({ accountIds }) => [
    choice('accountIds', accountIds.toSorted().join()),
    ...accountIds.map((id) => choice(`accountIds ${id}`, 'chosen')),
  ],
  media: ({ media }) => [
    choice('media', media.map(({ sha256 }) => sha256).join()),
    ...media.flatMap(({ sha256, alt, part, recording }, index) => {
      const earlier = media.slice(0, index).filter((other) => other.sha256 === sha256).length;
      const picture = earlier === 0 ? sha256 : `${sha256} ${earlier}`;
      const captions = recording?.captions ?? [];
      return [
        choice(`media ${picture}`, part === undefined ? 'chosen' : `chosen, part ${part}`),
        words(`alt ${picture}`, alt),
        ...captions.map((one) => choice(`captions ${one.language} ${picture}`, one.sha256)),
        ...(recording?.openCaptions === true ? [choice(`openCaptions ${picture}`, 'chosen')] : []),
      ];
    }),
  ],
  window: ({ window }) => [choice('window', canonicalJson(window))],
  // It changes nothing that goes out, and is taken with the time.
  timeZone: () => [],
  corrections: ({ corrections = [] }) => [
    choice('corrections', corrections.map(({ accountId }) => accountId).join()),
    ...corrections.map((one) => {
      const place = one.part === undefined ? '' : ` ${one.part.position}`;
      return choice(`corrections ${one.accountId}${place}`, canonicalJson(one));
    }),
  ],
  // Left out where there is none, so that nobody seems to have chosen it in what was written before there were series.
  series: ({ series }) => (series === undefined ? [] : [choice('series', series)]),
  restVisibility: ({ restVisibility }) =>
    restVisibility === undefined ? [] : [choice('restVisibility', restVisibility)],
  // Its words are the page's: whoever chose that they go out is the one who answers for them.
  linkCard: ({ linkCard }) => (linkCard === undefined ? [] : [choice('linkCard', canonicalJson(linkCard))]),
};

/** Splits a content into its parts, by their names. */
export function partsOf(content: Content): ReadonlyMap<string, Part> {
  return new Map(Object.values(partsOfField).flatMap((parts) => parts(content)));
}

function words(name: string, value: string): NamedPart {
  return [name, { kind: 'words', value }];
}

function choice(name: string, value: string): NamedPart {
  return [name, { kind: 'choice', value }];
}
