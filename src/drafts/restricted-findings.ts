import type { CheckedText } from './checked-text.ts';
import { type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';

/** Words of self-praise and campaigning. One or two are everyday language; together they sound like a campaign. */
const promotional =
  /(?<!\p{L})(?:bilan|réussites?|sans précédent|grâce à|mandat|candidate?s?|élections?|notre (?:maire|présidente?|ministre|préfète?)|record of success|unprecedented|thanks to our|next term|our (?:mayor|president|minister))(?!\p{L})/giu;
const least = 3;
/** Inside a reserve period one word is enough, and these count as well: promises, and words of a ballot. */
const leastReserved = 1;
const reserved =
  /(?<!\p{L})(?:scrutin|campagne|élus?|élue?s?|programme électoral|nous ferons|nous allons|promesses?|vote[rz]?|fier de notre|we will deliver|we are proud|manifesto|ballot|campaign|promises?|vote|Bilanz|Erfolge?|Wahl(?:en|kampf)?|Kandidat(?:in|en|innen)?|Versprechen|unsere? (?:Bürgermeisterin|Bürgermeister|Ministerin|Minister|Präsidentin|Präsident)|wir werden)(?!\p{L})/giu;

const kinds = {
  /** `words`: joined with ", ". */
  RESTRICTED_WORDS: warns<{ readonly words: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for words of an election campaign, which public bodies may not run. */
export const restrictedRule: FindingRule<typeof kinds> = {
  kinds,
  inText: restrictedFindings,
};

function restrictedFindings({ prose, placeAt }: CheckedText, { isReserved }: RuleContext): readonly Found[] {
  const hits = new Map<string, number>();
  const matches = [...prose.matchAll(promotional), ...(isReserved ? prose.matchAll(reserved) : [])];
  for (const match of matches) {
    const word = match[0].toLowerCase();
    if (!hits.has(word)) hits.set(word, match.index);
  }
  const [first] = hits;
  if (first === undefined || hits.size < (isReserved ? leastReserved : least)) return [];
  const [word, at] = first;
  return [{ code: 'RESTRICTED_WORDS', place: placeAt(at, word.length), data: { words: [...hits.keys()].join(', ') } }];
}
