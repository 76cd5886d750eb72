import type { CheckedText } from './checked-text.ts';
import { type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

/** Words of self-praise and campaigning. One or two are everyday language; together they sound like a campaign. */
const promotional =
  /(?<!\p{L})(?:bilan|réussites?|sans précédent|grâce à|mandat|candidate?s?|élections?|notre (?:maire|présidente?|ministre|préfète?)|record of success|unprecedented|thanks to our|next term|our (?:mayor|president|minister))(?!\p{L})/giu;
const least = 3;

const kinds = {
  /** `words`: joined with ", ". */
  RESTRICTED_WORDS: warns<{ readonly words: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for the sound of an election campaign, which public bodies may not run. */
export const restrictedRule: FindingRule<typeof kinds> = {
  kinds,
  inText: restrictedFindings,
};

function restrictedFindings({ prose, placeAt }: CheckedText): readonly Found[] {
  const hits = new Map<string, number>();
  for (const match of prose.matchAll(promotional)) {
    const word = match[0].toLowerCase();
    if (!hits.has(word)) hits.set(word, match.index);
  }
  const [first] = hits;
  if (first === undefined || hits.size < least) return [];
  const [word, at] = first;
  return [{ code: 'RESTRICTED_WORDS', place: placeAt(at, word.length), data: { words: [...hits.keys()].join(', ') } }];
}
