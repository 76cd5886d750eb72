import type { CheckedText } from './checked-text.ts';
import { correctionOf } from './correction.ts';
import { type Count, countsOf } from './counts-of.ts';
import { blocks, type FoundOf, informs, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';
import { partCountOf } from './renderings-of.ts';
import { changedParts, isEditedByPart, postsOfContent, repeatedParts } from './series/parts-of-content.ts';
import { partsOfText } from './series/parts-of-text.ts';

/**
 * Signs of a series: 🧵; "(1/4)" where a text begins or ends; "1/4" on a line of its own. A total above 9 could be a
 * month: "(5/12)".
 */
const mark =
  /🧵|^[([](?<begins>[1-9])\s?\/\s?(?<of>[2-9]|n)[)\]]|[([](?<ends>[1-9])\s?\/\s?(?<from>[2-9]|n)[)\]]$|(?:^|\n)1\s?\/\s?[2-9](?=\n|$)/u;

/** The most parts: nobody would read a longer series, or check its card. */
const MAX_PARTS = 25;

const kinds = {
  SERIES: informs<{ readonly mark: string }>(),
  SERIES_OFF: blocks(),
  SERIES_TOO_MANY: blocks<{ readonly count: number; readonly limit: number }>(),
  PART_EMPTY: blocks<{ readonly part: number }>(),
  PART_TOO_LONG: blocks<{ readonly part: number; readonly count: number; readonly limit: number }>(),
  /** An edit in its place needs exactly as many parts as are public. */
  PARTS_OTHER_COUNT: blocks<{ readonly count: number; readonly of: number }>(),
  PARTS_UNCHANGED: blocks(),
  /** A series is replaced, and these of its parts say the same as public ones. */
  PARTS_REPEATED: warns<{ readonly parts: readonly number[] }>(),
  PARTS_EQUAL: blocks<{ readonly part: number; readonly other: number }>(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks series part by part, and whether a single post claims to be one of several: readers would wait for the rest.
 */
export const seriesRule: FindingRule<typeof kinds> = { kinds, inContent: partFindings, inText: aloneFindings };

function partFindings(context: RuleContext): readonly Found[] {
  const { content, accounts, rules } = context;
  const edited = accounts.flatMap(({ id, network }) => [
    ...editedFindings(content, id),
    ...(rules[network].refusesRepeats ? repeatedFindings(content, id) : []),
  ]);
  if (content.series === undefined) return edited;
  const counts = countsOf(content, accounts, rules);
  const others = accounts.flatMap(({ id: accountId, network }): readonly Found[] => {
    const parts = partsOfText(content.ownTexts[accountId] ?? content.text);
    if (partCountOf(content, accountId) === 1) return [];
    const place = { kind: 'account', accountId } as const;
    return [
      ...(rules[network].sendsSeries ? [] : [{ code: 'SERIES_OFF', place, data: {} } as const]),
      ...(parts.length > MAX_PARTS
        ? [{ code: 'SERIES_TOO_MANY', place, data: { count: parts.length, limit: MAX_PARTS } } as const]
        : []),
      ...emptyParts(parts, postsOfContent(content, accountId)).map(
        (part) => ({ code: 'PART_EMPTY', place, data: { part } }) as const,
      ),
      ...counts.filter((one) => one.accountId === accountId).flatMap((one) => tooLong(one)),
      ...(content.series === 'numbered' ? [] : equalParts(parts)).map(
        (data) => ({ code: 'PARTS_EQUAL', place, data }) as const,
      ),
    ];
  });
  return [...edited, ...others];
}

/** Checks an edit in its place: each public post stays one post, and something changes. */
function editedFindings(content: RuleContext['content'], accountId: string): readonly Found[] {
  const correction = correctionOf(content, { accountId });
  if (correction?.way !== 'edit') return [];
  const place = { kind: 'account', accountId } as const;
  const { of = 1 } = correction.part ?? {};
  const count = partCountOf(content, accountId);
  if (count !== of) return [{ code: 'PARTS_OTHER_COUNT', place, data: { count, of } }];
  const isSame = isEditedByPart(content, accountId) && changedParts(content, accountId).length === 0;
  return isSame ? [{ code: 'PARTS_UNCHANGED', place, data: {} }] : [];
}

/** Checks a replacement for repeated texts, since the old series is still public when the new one goes out. */
function repeatedFindings(content: RuleContext['content'], accountId: string): readonly Found[] {
  const parts = repeatedParts(content, accountId, correctionOf(content, { accountId })?.texts ?? []);
  return parts.length === 0 ? [] : [{ code: 'PARTS_REPEATED', place: { kind: 'account', accountId }, data: { parts } }];
}

function tooLong({ accountId, count, limit, inSeries }: Count): readonly Found[] {
  if (inSeries === undefined || count <= limit) return [];
  const place = { kind: 'account', accountId } as const;
  return [{ code: 'PART_TOO_LONG', place, data: { part: inSeries.position, count, limit } }];
}

/** Lists the parts without words or pictures. */
function emptyParts(parts: readonly string[], posts: ReturnType<typeof postsOfContent>): readonly number[] {
  return parts.flatMap((part, index) => (part === '' && (posts[index]?.media ?? []).length === 0 ? [index + 1] : []));
}

/**
 * Lists the parts that say the same as an earlier one: a network may take them for one post sent twice, and nobody
 * could tell afterwards which of them is public.
 */
function equalParts(parts: readonly string[]): readonly { readonly part: number; readonly other: number }[] {
  const words = parts.map((part) => part.normalize('NFC').replace(/\s+/gu, ' '));
  return words.flatMap((said, index) => {
    const first = words.indexOf(said);
    return said === '' || first === index ? [] : [{ part: first + 1, other: index + 1 }];
  });
}

function aloneFindings({ prose, placeAt }: CheckedText, { content }: RuleContext): readonly Found[] {
  if (content.series !== undefined) return [];
  const begin = prose.length - prose.trimStart().length;
  const match = mark.exec(prose.trim());
  if (match === null) return [];
  const { begins, of, ends, from } = match.groups ?? {};
  if (Number(begins ?? ends) > Number(of ?? from)) return [];
  const place = placeAt(begin + match.index, match[0].length);
  return [{ code: 'SERIES', place, data: { mark: match[0].trim() } }];
}
