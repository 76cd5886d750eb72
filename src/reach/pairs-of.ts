import type { Account } from '#desks/account.ts';
import { allNetworks } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import type { Both, Digest } from './digest.ts';
import { type FiguresRow, revisionKey } from './figures-row.ts';
import { interactionsOf } from './interactions-of.ts';
import { type Slept, sleptAt } from './sleeps-of.ts';

const minuteMs = 60_000;
const mostApartMs = 10 * minuteMs;
/** Bound for a relayed post, which follows its original; docs/digest-method.md states it. */
export const mostRelayedApartMs = 60 * minuteMs;
const mostAgeApartMs = 60 * minuteMs;

/** One revision on both compared networks, with its interactions on each at the same age. */
export interface ComparedPair {
  readonly posts: Both<FiguresRow>;
  readonly interactions: Both<number>;
}

/** Tells whether a pair is a relayed post beside its original. */
export function isRelayedPair({ posts }: Pick<ComparedPair, 'posts'>): boolean {
  return posts.some(({ isOriginal }) => isOriginal);
}

type UnpairedWhy = Digest['unpaired'][number]['why'];

/** A revision's posts: a pair, or the reason for having none. */
export type Pairing =
  | { readonly kind: 'pair'; readonly pair: ComparedPair }
  | { readonly kind: 'unpaired'; readonly row: FiguresRow; readonly why: UnpairedWhy };

/**
 * Chooses the two networks whose posts are compared: those of the first accounts that are on two, in the usual order of
 * networks. Null if all accounts are on one.
 */
export function comparedNetworks(accounts: readonly { readonly network: NetworkKind }[]): Both<NetworkKind> | null {
  const chosen = [...new Set(accounts.map(({ network }) => network))].slice(0, 2);
  const [first, second] = allNetworks.filter((network) => chosen.includes(network));
  return first === undefined || second === undefined ? null : [first, second];
}

/** Lists each pair of the networks that these accounts are on, in the usual order of networks. */
export function networkPairs(accounts: readonly { readonly network: NetworkKind }[]): readonly Both<NetworkKind>[] {
  const theirs = allNetworks.filter((network) => accounts.some((account) => account.network === network));
  return theirs.flatMap((one, at) => theirs.slice(at + 1).map((other): Both<NetworkKind> => [one, other]));
}

/** Returns the rows of revisions that went out on at least one of two networks: only these can make a pair there. */
export function rowsOnEither<T extends FiguresRow>(rows: readonly T[], networks: Both<NetworkKind>): readonly T[] {
  const known = new Set(rows.filter(({ network }) => networks.includes(network)).map(revisionKey));
  return rows.filter((row) => known.has(revisionKey(row)));
}

/**
 * Pairs posts that may be compared: the same revision, published on both networks within ten minutes, read at ages at
 * most an hour apart, not corrected in place before that on only one, and not while an account of the pair slept (or,
 * if a post is missing, an account on that network). A relayed post without a counterpart is paired with its original,
 * published within an hour. With several accounts on a network, the first one in `accounts` counts. Keeps the order of
 * `rows`.
 */
export function pairsOf(
  rows: readonly FiguresRow[],
  compared: Both<NetworkKind> | null,
  accounts: readonly PairedAccount[],
  sleeps: readonly Slept[] = [],
): readonly Pairing[] {
  const revisions = Map.groupBy(rows, revisionKey);
  return [...revisions.values()].map((posts) => pairing(posts, compared, accounts, sleeps));
}

/** The fields of an account that pairing needs. */
export type PairedAccount = Pick<Account, 'id' | 'network'>;

function pairing(
  posts: readonly FiguresRow[],
  compared: Both<NetworkKind> | null,
  accounts: readonly PairedAccount[],
  sleeps: readonly Slept[],
): Pairing {
  const accountOrder = accounts.map(({ id }) => id);
  const own = posts.filter(({ isOriginal }) => !isOriginal);
  const [one, other] = (compared ?? []).map((network) => {
    const isThere = (post: FiguresRow): boolean => post.network === network;
    return firstOf(own.filter(isThere), accountOrder) ?? posts.find(isThere);
  });
  const row = [one, other].find((post) => post?.isOriginal === false) ?? firstOf(own, accountOrder);
  if (row === undefined) throw new Error('a revision without a post is to be paired');
  if (one === undefined || other === undefined) {
    const isAsleep =
      compared !== null &&
      compared.includes(row.network) &&
      accounts.some(
        ({ id, network }) =>
          network !== row.network && compared.includes(network) && sleptAt(sleeps, id, row.publishedAt),
      );
    return { kind: 'unpaired', row, why: isAsleep ? 'asleep' : 'one_network' };
  }
  const isAsleep = [one, other].some(({ accountId }) =>
    [one, other].some(({ publishedAt }) => sleptAt(sleeps, accountId, publishedAt)),
  );
  const why = isAsleep ? 'asleep' : whyNot(one, other);
  if (why !== null) return { kind: 'unpaired', row, why };
  const interactions = countsOfPair({ posts: [one, other] }, interactionsOf);
  if (interactions === null) return { kind: 'unpaired', row, why: 'not_read' };
  return { kind: 'pair', pair: { posts: [one, other], interactions } };
}

function whyNot(one: FiguresRow, other: FiguresRow): UnpairedWhy | null {
  const apartMs = Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime());
  const isRelayed = isRelayedPair({ posts: [one, other] });
  if (apartMs > (isRelayed ? mostRelayedApartMs : mostApartMs)) return isRelayed ? 'relayed_apart' : 'apart';
  if (one.isEdited !== other.isEdited) return 'edited';
  if (one.outcome === 'missing' || other.outcome === 'missing') return 'vanished';
  const [age, otherAge] = [ageMs(one), ageMs(other)];
  if (age === null || otherAge === null) return 'not_read';
  return Math.abs(age - otherAge) > mostAgeApartMs ? 'read_apart' : null;
}

/** Returns a post's age when it was read, in milliseconds; null if no counts were read. */
function ageMs({ outcome, readAt, publishedAt }: FiguresRow): number | null {
  return outcome !== 'counts' || readAt === null ? null : readAt.getTime() - publishedAt.getTime();
}

function firstOf(posts: readonly FiguresRow[], accountOrder: readonly string[]): FiguresRow | undefined {
  const place = ({ accountId }: FiguresRow): number => {
    const index = accountOrder.indexOf(accountId);
    return index === -1 ? accountOrder.length : index;
  };
  return posts.toSorted((one, other) => place(one) - place(other) || one.deliveryId.localeCompare(other.deliveryId))[0];
}

/** Returns one count of both posts of a pair, such as the shares; null if either is unknown. */
export function countsOfPair(
  { posts: [one, other] }: Pick<ComparedPair, 'posts'>,
  countOf: (row: FiguresRow) => number | null,
): Both<number> | null {
  const [here, there] = [countOf(one), countOf(other)];
  return here === null || there === null ? null : [here, there];
}
