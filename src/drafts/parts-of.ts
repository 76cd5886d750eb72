import { canonicalJson } from '#storage/canonical-json.ts';

import type { Content } from './content.ts';

/** One part of a content that somebody worded or chose. */
export interface Part {
  /**
   * `words`: after a rewording, earlier authors' words may remain in it; `choice`: a new value has only its chooser.
   */
  readonly kind: 'words' | 'choice';
  readonly value: string;
  /** Name of the part whose words it starts with when it is new. */
  readonly beginsAs?: string;
}

type NamedPart = readonly [name: string, part: Part];

/**
 * Returns the parts of each field, for which it is recorded who worded them. Leaving a field out does not compile. A
 * list has one part per element, and one for the choice of them all: removing an element means choosing the rest.
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
  // The time zone changes nothing that goes out, and is taken together with the window.
  timeZone: () => [],
  corrections: ({ corrections = [] }) => [
    choice('corrections', corrections.map(({ accountId }) => accountId).join()),
    ...corrections.map((one) => {
      const place = one.part === undefined ? '' : ` ${one.part.position}`;
      return choice(`corrections ${one.accountId}${place}`, canonicalJson(one));
    }),
  ],
  // Left out if there is none, so that nobody seems to have chosen it.
  series: ({ series }) => (series === undefined ? [] : [choice('series', series)]),
  restVisibility: ({ restVisibility }) =>
    restVisibility === undefined ? [] : [choice('restVisibility', restVisibility)],
  // Its words are the page's; the person who chose to send them answers for them.
  linkCard: ({ linkCard }) => (linkCard === undefined ? [] : [choice('linkCard', canonicalJson(linkCard))]),
};

/** Splits a content into its parts, by name. */
export function partsOf(content: Content): ReadonlyMap<string, Part> {
  return new Map(Object.values(partsOfField).flatMap((parts) => parts(content)));
}

function words(name: string, value: string): NamedPart {
  return [name, { kind: 'words', value }];
}

function choice(name: string, value: string): NamedPart {
  return [name, { kind: 'choice', value }];
}
