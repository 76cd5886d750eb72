import type { NetworkKind } from '#networks/network-rules.ts';

import type { Digest } from './digest.ts';
import { type FiguresRow, revisionKey } from './figures-row.ts';
import { interactionsOf } from './interactions-of.ts';

const minuteMs = 60_000;
const mostApartMs = 10 * minuteMs;
const mostAgeApartMs = 60 * minuteMs;

/** One revision on both networks, with what it got on each at the same age. */
export interface ComparedPair {
  readonly mastodon: FiguresRow;
  readonly x: FiguresRow;
  readonly interactions: { readonly mastodon: number; readonly x: number };
}

type UnpairedWhy = Digest['unpaired'][number]['why'];

/** A revision's posts: a pair, or why not. */
export type Pairing =
  | { readonly kind: 'pair'; readonly pair: ComparedPair }
  | { readonly kind: 'unpaired'; readonly row: FiguresRow; readonly why: UnpairedWhy };

/**
 * What may be compared: the same revision, published on both networks within ten minutes, and read there at ages at
 * most an hour apart, and not corrected in its place on one of them alone before that. On a network with several accounts that of the desk's first one counts. In the order of `rows`.
 */
export function pairsOf(rows: readonly FiguresRow[], accountOrder: readonly string[]): readonly Pairing[] {
  const revisions = Map.groupBy(rows, revisionKey);
  return [...revisions.values()].map((posts) => pairing(posts, accountOrder));
}

function pairing(posts: readonly FiguresRow[], accountOrder: readonly string[]): Pairing {
  const [mastodon, x] = [firstOn('mastodon', posts, accountOrder), firstOn('x', posts, accountOrder)];
  const row = mastodon ?? x;
  if (row === undefined) throw new Error('a revision without a post is to be paired');
  if (mastodon === undefined || x === undefined) return { kind: 'unpaired', row, why: 'one_network' };
  const why = whyNot(mastodon, x);
  if (why !== null) return { kind: 'unpaired', row, why };
  const interactions = { mastodon: interactionsOf(mastodon), x: interactionsOf(x) };
  if (interactions.mastodon === null || interactions.x === null) return { kind: 'unpaired', row, why: 'not_read' };
  return {
    kind: 'pair',
    pair: { mastodon, x, interactions: { mastodon: interactions.mastodon, x: interactions.x } },
  };
}

function whyNot(mastodon: FiguresRow, x: FiguresRow): UnpairedWhy | null {
  if (Math.abs(mastodon.publishedAt.getTime() - x.publishedAt.getTime()) > mostApartMs) return 'apart';
  if (mastodon.isEdited !== x.isEdited) return 'edited';
  if (mastodon.outcome === 'missing' || x.outcome === 'missing') return 'vanished';
  const ages = [mastodon, x].map(ageMs);
  const [one, other] = ages;
  if (one === undefined || one === null || other === undefined || other === null) return 'not_read';
  return Math.abs(one - other) > mostAgeApartMs ? 'read_apart' : null;
}

/** How old it was when it was read; null where no counts were read. */
function ageMs({ outcome, readAt, publishedAt }: FiguresRow): number | null {
  return outcome !== 'counts' || readAt === null ? null : readAt.getTime() - publishedAt.getTime();
}

function firstOn(
  network: NetworkKind,
  posts: readonly FiguresRow[],
  accountOrder: readonly string[],
): FiguresRow | undefined {
  const place = ({ accountId }: FiguresRow): number => {
    const index = accountOrder.indexOf(accountId);
    return index === -1 ? accountOrder.length : index;
  };
  return posts
    .filter((post) => post.network === network)
    .toSorted((one, other) => place(one) - place(other) || one.deliveryId.localeCompare(other.deliveryId))[0];
}

/** Two counts of a pair, such as the shares alone; null where one is not known. */
export function countsOfPair(
  { mastodon, x }: ComparedPair,
  countOf: (row: FiguresRow) => number | null,
): { readonly mastodon: number; readonly x: number } | null {
  const [one, other] = [countOf(mastodon), countOf(x)];
  return one === null || other === null ? null : { mastodon: one, x: other };
}
