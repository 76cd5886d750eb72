import type { ReadingAge } from '#storage/generated/client.ts';
import { segmentsOf } from '#text/graphemes.ts';

import { onOneLine, textCell } from './csv-cell.ts';
import { interactionsOf, othersReplies } from './interactions-of.ts';
import { comparedAge } from './reading-ages.ts';
import type { Published, PublishedReading } from './read-published.ts';

interface Column<Of> {
  readonly name: string;
  /** Returns the cell's value; null: unknown, an empty cell. */
  readonly cell: (of: Of) => string | number | boolean | null;
}

const textStartLength = 80;
const ageNames: Readonly<Record<ReadingAge, string>> = {
  h24: '24h',
  h72: '72h',
  d7: '7d',
  d14: '14d',
  d21: '21d',
  d28: '28d',
};

const before: readonly Column<Published>[] = [
  { name: 'desk', cell: ({ desk }) => textCell(desk) },
  { name: 'draft', cell: ({ draftNumber }) => draftNumber },
  { name: 'revision', cell: ({ revision }) => revision },
  // With its "@", a handle would look like the beginning of a formula in each row.
  { name: 'account', cell: ({ handle }) => textCell(handle.replace(/^@/, '')) },
  { name: 'network', cell: ({ network }) => network },
  { name: 'practice', cell: ({ practice }) => practice },
  { name: 'published_at', cell: ({ publishedAt }) => publishedAt },
  { name: 'url', cell: ({ url }) => (url === null ? null : textCell(url)) },
  { name: 'text_start', cell: ({ text }) => textCell(startOf(text)) },
];

const ofReading: readonly Column<PublishedReading>[] = [
  { name: 'age', cell: ({ age }) => ageNames[age] },
  { name: 'read_at', cell: ({ readAt }) => readAt },
  { name: 'late', cell: ({ isLate }) => isLate },
  { name: 'outcome', cell: ({ outcome }) => outcome },
  { name: 'likes', cell: ({ likes }) => likes },
  { name: 'shares', cell: ({ shares }) => shares },
  { name: 'quotes', cell: ({ quotes }) => quotes },
  { name: 'replies', cell: ({ replies }) => replies },
  { name: 'own_replies', cell: ({ ownReplies }) => ownReplies },
  { name: 'replies_unanswered', cell: ({ unanswered }) => unanswered },
  { name: 'views', cell: ({ views }) => views },
];

const followers: Column<Published> = { name: 'followers_at_publication', cell: (published) => published.followers };

/** Read only together with the counts of one age, so shown only there. */
const atComparedAge: readonly Column<Published>[] = [
  { name: 'boosters', cell: ({ boosters }) => boosters },
  { name: 'boosters_followers_together', cell: ({ boosterFollowers }) => boosterFollowers },
  { name: 'boosters_hidden', cell: ({ boostersHidden }) => boostersHidden },
  { name: 'boosters_are_all', cell: ({ boostersAreAll }) => boostersAreAll },
];

const after: readonly Column<Published>[] = [
  { name: 'state', cell: ({ state }) => state },
  { name: 'retracted_at', cell: ({ retractedAt }) => retractedAt },
  { name: 'fingerprint', cell: ({ fingerprint }) => fingerprint },
  { name: 'delivery', cell: ({ deliveryId }) => deliveryId },
  { name: 'relayed', cell: ({ isRelayed }) => isRelayed },
];

/** The criteria for pairs. New columns go to the end: people's spreadsheets rely on the positions of the others. */
const ofPairs: readonly Column<Published>[] = [
  { name: 'draft_id', cell: ({ draftId }) => draftId },
  { name: 'account_id', cell: ({ accountId }) => accountId },
  { name: 'account_order', cell: ({ accountOrder }) => accountOrder },
  { name: 'kind', cell: ({ kind }) => kind },
  { name: 'corrected_in_place_at', cell: ({ correctedInPlaceAt }) => correctedInPlaceAt },
  { name: 'asleep', cell: ({ asleep }) => asleep },
];

/** Shown only at one age as well. */
const ofOriginal: readonly Column<Published>[] = [
  { name: 'original_network', cell: ({ original }) => original?.network ?? null },
  { name: 'original_published_at', cell: ({ original }) => original?.publishedAt ?? null },
  { name: 'original_asleep', cell: ({ original }) => original?.asleep ?? null },
  { name: 'original_read_at', cell: ({ original }) => original?.readAt ?? null },
  { name: 'original_outcome', cell: ({ original }) => original?.outcome ?? null },
  { name: 'original_likes', cell: ({ original }) => original?.likes ?? null },
  { name: 'original_shares', cell: ({ original }) => original?.shares ?? null },
  { name: 'original_quotes', cell: ({ original }) => original?.quotes ?? null },
  { name: 'original_replies', cell: ({ original }) => original?.replies ?? null },
  { name: 'original_own_replies', cell: ({ original }) => original?.ownReplies ?? null },
  { name: 'original_followers_at_publication', cell: ({ original }) => original?.followers ?? null },
];

const ofSeries: readonly Column<Published>[] = [{ name: 'part', cell: ({ part }) => part }];
/** Derived from other columns, so that readers need not know the desk's zone, nor how interactions are counted. */
const ofMonth: readonly Column<Published>[] = [
  { name: 'month', cell: ({ month }) => month },
  { name: 'left_late', cell: ({ leftLate }) => leftLate },
  { name: 'doubted', cell: ({ wasDoubted }) => wasDoubted },
];

const summed: readonly Column<PublishedReading>[] = [
  { name: 'interactions', cell: (reading) => interactionsOf(countedOf(reading)) },
  { name: 'replies_of_others', cell: (reading) => othersReplies(countedOf(reading)) },
  { name: 'answered', cell: ({ answerSeconds }) => answerSeconds?.length ?? null },
  { name: 'answer_seconds', cell: ({ answerSeconds }) => answerSeconds?.join(' ') ?? null },
];

function numberOf(digits: string | null): number | null {
  return digits === null ? null : Number(digits);
}

function countedOf({ outcome, ...reading }: PublishedReading): Parameters<typeof interactionsOf>[0] {
  return {
    outcome,
    likes: numberOf(reading.likes),
    shares: numberOf(reading.shares),
    quotes: numberOf(reading.quotes),
    replies: numberOf(reading.replies),
    ownReplies: numberOf(reading.ownReplies),
  };
}

/** The names of the columns, in order; docs/figures.md describes each. */
export const figuresColumns: readonly string[] = [
  ...before,
  ...ofReading,
  followers,
  ...atComparedAge,
  ...after,
  ...ofPairs,
  ...ofOriginal,
  ...ofSeries,
  ...ofMonth,
  ...summed,
].map(({ name }) => name);

/** Returns the rows of one delivery, as cells: one per reading, or one without a reading if there is none yet. */
export function figuresRows(published: Published): readonly (readonly string[])[] {
  const left = cells(before, published);
  const middle = cells([followers], published);
  const boosters = cells(atComparedAge, published);
  const right = [...cells(after, published), ...cells(ofPairs, published)];
  const original = cells(ofOriginal, published);
  const part = cells(ofSeries, published);
  const month = cells(ofMonth, published);
  const row = (reading: PublishedReading | null): readonly string[] => [
    ...left,
    ...(reading === null ? blank(ofReading) : cells(ofReading, reading)),
    ...middle,
    ...(reading?.age === comparedAge ? boosters : blank(atComparedAge)),
    ...right,
    ...(reading?.age === comparedAge ? original : blank(ofOriginal)),
    ...part,
    ...month,
    ...(reading === null ? blank(summed) : cells(summed, reading)),
  ];
  return published.readings.length === 0 ? [row(null)] : published.readings.map(row);
}

function cells<Of>(columns: readonly Column<Of>[], of: Of): readonly string[] {
  return columns.map(({ cell }) => String(cell(of) ?? ''));
}

function blank(columns: readonly unknown[]): readonly string[] {
  return columns.map(() => '');
}

/** Cuts a text between characters as people count them: an emoji of several code points stays whole or is dropped. */
function startOf(text: string): string {
  let start = '';
  let length = 0;
  for (const { segment } of segmentsOf(onOneLine(text))) {
    if (length === textStartLength) break;
    start += segment;
    length += 1;
  }
  return start.trimEnd();
}
