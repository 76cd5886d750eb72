import type { CheckedText } from './checked-text.ts';
import { type FoundOf, informs } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

/**
 * The sign for a thread; a number of several in brackets where a text begins or ends; the first of several on a line of
 * its own. A higher number than 9 would be a month's: "(5/12)".
 */
const mark =
  /🧵|^[([](?<begins>[1-9])\s?\/\s?(?<of>[2-9]|n)[)\]]|[([](?<ends>[1-9])\s?\/\s?(?<from>[2-9]|n)[)\]]$|(?:^|\n)1\s?\/\s?[2-9](?=\n|$)/u;

const kinds = {
  SERIES: informs<{ readonly mark: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks for a post that is one of several: no thread is sent, and readers would wait for the rest. */
export const seriesRule: FindingRule<typeof kinds> = { kinds, inText: seriesFindings };

function seriesFindings({ prose, placeAt }: CheckedText): readonly Found[] {
  const begin = prose.length - prose.trimStart().length;
  const match = mark.exec(prose.trim());
  if (match === null) return [];
  const { begins, of, ends, from } = match.groups ?? {};
  if (Number(begins ?? ends) > Number(of ?? from)) return [];
  const place = placeAt(begin + match.index, match[0].length);
  return [{ code: 'SERIES', place, data: { mark: match[0].trim() } }];
}
