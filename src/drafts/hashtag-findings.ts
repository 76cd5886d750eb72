import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs, warns } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

const most = 3;
const longLetters = 15;
const unsureLetters = 9;

/** Long single words, for which lower case is right. */
const singleWords = new Set(
  `accessibilité administration agriculture apprentissage biodiversité citoyenneté collectivités concertation
  consultation démocratie développement enseignement environnement formation handicap innovation inscription
  inscriptions numérique patrimoine prévention recrutement rectificatif solidarité télétravail transports vaccination
  vigilance accessibility agriculture consultation democracy education education employment environment government
  healthcare innovation parliament recruitment transport vaccination éducation élections`.split(/\s+/u),
);

const kinds = {
  HASHTAG_CASE: warns<{ readonly hashtag: string }>(),
  HASHTAG_COUNT: warns<{ readonly count: number; readonly most: number }>(),
  HASHTAG_INLINE: informs<{ readonly count: number }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for hashtags that a screen reader cannot split into words, and for too many of them. */
export const hashtagRule: FindingRule<typeof kinds> = {
  kinds,
  inText: hashtagFindings,
};

function hashtagFindings({ prose, placeAt }: CheckedText): readonly Found[] {
  const hashtags = hashtagsIn(prose);
  const lastParagraph = prose.trimEnd().lastIndexOf('\n\n');
  const inline = hashtags.filter(({ at }) => at < lastParagraph);
  const [fourth] = hashtags.slice(most);
  const [, second] = inline;
  return [
    ...hashtags.flatMap(({ hashtag, at }): readonly Found[] => {
      const letters = hashtag.match(/\p{L}/gu) ?? [];
      if (letters.length < unsureLetters || !letters.every((letter) => /\p{Ll}/u.test(letter))) return [];
      const found = { code: 'HASHTAG_CASE', place: placeAt(at, hashtag.length), data: { hashtag } } as const;
      if (letters.length >= longLetters) return [found];
      return singleWords.has(hashtag.slice(1)) ? [] : [{ ...found, level: 'info' }];
    }),
    ...(fourth === undefined
      ? []
      : [
          {
            code: 'HASHTAG_COUNT',
            place: placeAt(fourth.at, fourth.hashtag.length),
            data: { count: hashtags.length, most },
          } as const,
        ]),
    ...(second === undefined
      ? []
      : [
          {
            code: 'HASHTAG_INLINE',
            place: placeAt(second.at, second.hashtag.length),
            data: { count: inline.length },
          } as const,
        ]),
  ];
}

/** Finds hashtags, with their "#"; one without a letter is no hashtag on any network. */
function hashtagsIn(prose: string): readonly { readonly hashtag: string; readonly at: number }[] {
  return Array.from(prose.matchAll(/(?<![\p{L}\p{M}\p{N}_&/#])#[\p{L}\p{M}\p{N}_]+/gu), (match) => ({
    hashtag: match[0],
    at: match.index,
  })).filter(({ hashtag }) => /\p{L}/u.test(hashtag));
}
