import type { Desk } from '#desks/desk.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Both, Comparison } from '#reach/digest.ts';
import type { DigestPeriod } from '#reach/digest-period.ts';
import { dayNumberIn } from '#reach/period-of-days.ts';
import { networkPairs } from '#reach/pairs-of.ts';
import { type PastOfDesk, type PastPostKept, pastOfDesk } from '#reach/past/past-of-desk.ts';
import { compareCounts } from '#reach/statistics/compare-counts.ts';
import { type Quartiles, quartilesOf } from '#reach/statistics/quartiles.ts';
import type { Store } from '#storage/store.ts';

import type { DossierAccount } from './dossier.ts';
import type { MonthSpan } from './dossier-months.ts';

/** An account's publications outside Tambour in a month, with counts from one later day. */
export interface PastCell {
  readonly posts: number;
  /** Likes plus shares per post; null: unknown for all. */
  readonly got: Quartiles | null;
  /** Number of answers to others, of which nothing else is stored. */
  readonly repliesToOthers: number;
}

/** Publications from before or outside Tambour, as imported for some accounts. */
export interface DossierPast {
  /** Months of the dossier that have any data. */
  readonly months: readonly string[];
  readonly accounts: readonly {
    readonly id: string;
    readonly network: NetworkKind;
    readonly handle: string;
    /** The day of the counts, when each post was at least 28 days old. */
    readonly countedAt: Date;
    readonly months: readonly PastCell[];
  }[];
  /** Pairs that a person confirmed, by likes plus shares; each pair of networks separately. */
  readonly pairs: readonly { readonly networks: Both<NetworkKind>; readonly comparison: Comparison }[];
  /** Number of suggested pairs that nobody decided about. */
  readonly openPairs: number;
}

/** Reads what was published outside Tambour in the months of a dossier; null: nothing was imported. */
export async function readDossierPast(
  store: Pick<Store, 'db' | 'decisionKey'>,
  { id: deskId, timeZone }: Pick<Desk, 'id' | 'timeZone'>,
  { accounts, spans }: { readonly accounts: readonly DossierAccount[]; readonly spans: readonly MonthSpan[] },
): Promise<DossierPast | null> {
  const past = await pastOfDesk(store, deskId);
  const cells = accounts.flatMap(({ id, network, handle }) => {
    const found = past.imports.find(({ accountId }) => accountId === id);
    if (found === undefined) return [];
    return { id, network, handle, countedAt: found.countedAt, cells: spans.map((span) => cellOf(past, id, span)) };
  });
  if (cells.length === 0) return null;
  const places = spans
    .map((_, at) => at)
    .filter((at) => cells.some((of) => (of.cells[at]?.posts ?? 0) + (of.cells[at]?.repliesToOthers ?? 0) > 0));
  const pairs = countedPairs(past, accounts).filter(({ one }) => spans.some((span) => isWithin(span, one)));
  return {
    months: places.map((at) => spans[at]?.month ?? ''),
    accounts: cells.map(({ cells: all, ...account }) => ({
      ...account,
      months: places.flatMap((at) => all[at] ?? []),
    })),
    pairs: networkPairs(accounts).map((networks) => {
      const counts = pairs
        .filter((pair) => pair.networks.join('/') === networks.join('/'))
        .map(({ one, got }) => ({ day: dayNumberIn(one.publishedAt, timeZone), counts: got }));
      return { networks, comparison: compareCounts(counts) };
    }),
    openPairs: past.openPairs,
  };
}

function cellOf({ posts, months }: PastOfDesk, id: string, { month, from, to }: MonthSpan): PastCell {
  const own = posts.filter((post) => post.accountId === id && isWithin({ from, to }, post));
  return {
    posts: own.length,
    got: quartilesOf(own.flatMap((post) => gotOf(post) ?? [])),
    repliesToOthers: months.find((one) => one.accountId === id && one.month === month)?.repliesToOthers ?? 0,
  };
}

/** A pair from before Tambour that somebody confirmed. */
interface CountedPair {
  readonly one: PastPostKept;
  readonly networks: Both<NetworkKind>;
  readonly got: Both<number>;
}

/** Returns the confirmed pairs on these accounts with both counts known. */
export function countedPairs(
  { pairs }: PastOfDesk,
  accounts: readonly { readonly id: string; readonly network: NetworkKind }[],
): readonly CountedPair[] {
  const networkOf = (post: PastPostKept): NetworkKind | undefined =>
    accounts.find(({ id }) => id === post.accountId)?.network;
  return pairs.flatMap(({ one, other }) => {
    const [first, second, here, there] = [networkOf(one), networkOf(other), gotOf(one), gotOf(other)];
    if (first === undefined || second === undefined || here === null || there === null) return [];
    return [{ one, networks: [first, second] as const, got: [here, there] as const }];
  });
}

/** Tells whether a post was published in that span. */
export function isWithin({ from, to }: DigestPeriod, { publishedAt }: { readonly publishedAt: Date }): boolean {
  return publishedAt >= from && publishedAt < to;
}

/** Returns likes plus shares of an imported post; null if either is unknown. */
export function gotOf({ likes, shares }: PastPostKept): number | null {
  return likes === null || shares === null ? null : likes + shares;
}
