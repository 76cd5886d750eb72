import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

/** Small words that are frequent in one language. Those of several stand in each of them, so that they tell nothing. */
const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: words(
    `le la les l de des d du un une et est en au aux pour par dans sur avec ce cette nous vous votre qui que sont pas ne
    se sa son on il elle ou a leur tout toute être plus`,
  ),
  en: words('the of and to is are in for on with this that you we our your it as at by from be not will can a or an'),
  de: words(
    'der die das des und ist sind den dem ein eine für mit auf im in zu zum von nicht wir sie ihr auch wird an',
  ),
  es: words(
    `el la los las lo de del una un y es para por con en que se su al como más este esta nosotros son a o desde sus
    entre no`,
  ),
  it: words(
    `il la lo gli le l i di da della delle dei degli dell un una e è per con che in nel nella sono si al alla dal a o
    questo questa non su ed del`,
  ),
  nl: words(
    'de het een en is van voor met op in dat niet wij u uw zijn ook wordt naar te om aan of die als bij er dan',
  ),
  pt: words(
    `o a os as de da do dos das um uma e é para por com em no na que se não ao à são esta este ou sua seu mais pelo
    pela como`,
  ),
};
const leastHits = 4;
/** More for a whole text: it often names foreign places and people, which count as words of that language. */
const leastHitsOfText = 5;

const kinds = {
  /** ISO 639-1 codes, as in the next. */
  LANGUAGE_MIXED: informs<{ readonly first: string; readonly second: string }>(),
  LANGUAGE_OTHER: informs<{ readonly marked: string; readonly seems: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for paragraphs in two languages, and for a text in another than it is marked as: it is read in the wrong voice. */
export const languageRule: FindingRule<typeof kinds> = {
  kinds,
  inText: (checked, { content }) => {
    const mixed = mixedFindings(checked);
    return mixed.length > 0 ? mixed : otherFindings(checked, content.language);
  },
};

function mixedFindings({ prose, placeAt }: CheckedText): readonly Found[] {
  let first: string | null = null;
  let at = 0;
  for (const paragraph of prose.split('\n\n')) {
    const language = languageOf(paragraph, leastHits);
    if (language !== null && first !== null && language !== first) {
      return [{ code: 'LANGUAGE_MIXED', place: placeAt(at, paragraph.length), data: { first, second: language } }];
    }
    first ??= language;
    at += paragraph.length + 2;
  }
  return [];
}

/**
 * Finds a text that is in another language than it is marked as. Says nothing where the marked language has no list of
 * small words: Catalan, for example, would be taken for Spanish.
 */
function otherFindings({ prose, placeAt }: CheckedText, marked: string): readonly Found[] {
  const seems = Object.hasOwn(smallWords, marked) ? languageOf(prose, leastHitsOfText) : null;
  return seems === null || seems === marked
    ? []
    : [{ code: 'LANGUAGE_OTHER', place: placeAt(0, prose.length), data: { marked, seems } }];
}

/** Returns a text's language (ISO 639-1), or null if it is too short or the result is too close. */
function languageOf(text: string, least: number): string | null {
  const tokens = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const [best, runnerUp] = Object.entries(smallWords)
    .map(([language, small]) => ({ language, hits: tokens.filter((token) => small.has(token)).length }))
    .sort((one, other) => other.hits - one.hits);
  if (best === undefined || runnerUp === undefined) return null;
  return best.hits >= least && best.hits >= runnerUp.hits * 1.5 ? best.language : null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}
