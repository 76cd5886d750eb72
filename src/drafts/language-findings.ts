import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

/** Small words that are frequent in one language and rare or absent in the others. */
const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: words(
    'le la les des du un une et est au aux pour par dans sur avec ce cette nous vous votre qui que sont pas ne',
  ),
  en: words('the of and to is are in for on with this that you we our your it as at by from be not will can'),
  de: words('der die das und ist sind den dem ein eine für mit auf im zu von nicht wir sie ihr auch wird'),
  es: words('el los las del una y es para por con en que se su al como más este esta nosotros son'),
  it: words('il lo gli della delle un una e è per con che di nel sono si al dal questo questa non'),
  nl: words('de het een en is van voor met op in dat niet wij u uw zijn ook wordt naar'),
  pt: words('o os as da do dos das um uma e é para por com em que se não ao são esta este'),
};
const leastHits = 4;

const kinds = {
  /** ISO 639-1 codes. */
  LANGUAGE_MIXED: informs<{ readonly first: string; readonly second: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for paragraphs in two languages: a screen reader would read one of them with the wrong voice. */
export const languageRule: FindingRule<typeof kinds> = {
  kinds,
  inText: languageFindings,
};

function languageFindings({ prose, placeAt }: CheckedText): readonly Found[] {
  let first: string | null = null;
  let at = 0;
  for (const paragraph of prose.split('\n\n')) {
    const language = languageOf(paragraph);
    if (language !== null && first !== null && language !== first) {
      return [{ code: 'LANGUAGE_MIXED', place: placeAt(at, paragraph.length), data: { first, second: language } }];
    }
    first ??= language;
    at += paragraph.length + 2;
  }
  return [];
}

/** Returns a paragraph's language (ISO 639-1), or null if it is too short or the result is too close. */
function languageOf(paragraph: string): string | null {
  const tokens = paragraph.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const [best, runnerUp] = Object.entries(smallWords)
    .map(([language, small]) => ({ language, hits: tokens.filter((token) => small.has(token)).length }))
    .sort((one, other) => other.hits - one.hits);
  if (best === undefined || runnerUp === undefined) return null;
  return best.hits >= leastHits && best.hits >= runnerUp.hits * 1.5 ? best.language : null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
