import type { Digest } from '#reach/digest.ts';

import { type Counted, naiveComparison, naiveMedian } from './naive-comparison.ts';
import type { NaivePost, NaiveRows } from './naive-rows.ts';
import { type NaiveSleep, sleepsAt } from './naive-sleeps.ts';
import { naiveDay } from './naive-weeks.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A post of a pair: one of ours, or the original of one. */
export type Half = Pick<NaivePost, 'id' | 'at' | 'account' | 'shares' | 'others' | 'followers'>;

export interface NaivePair {
  /** Of the post that was published. */
  readonly draftNumber: number;
  readonly text: string;
  readonly isRelayed: boolean;
  readonly mastodon: Half;
  readonly x: Half;
  readonly interactions: Counted;
}

/** The posts of the twelve weeks that are 28 days and an hour old, compared once more. */
export function at28Days(of: {
  readonly rows: NaiveRows;
  readonly order: Parameters<typeof paired>[1];
  readonly slept: readonly NaiveSleep[];
  readonly twelve: readonly NaivePair[];
  readonly weeks: readonly [from: number, to: number];
  readonly asOf: Date;
  readonly timeZone: string;
}): Digest['at28Days'] {
  const [from, to] = of.weeks;
  const isOld = ({ at }: Pick<Half, 'at'>): boolean => at + 28 * dayMs + hourMs < of.asOf.getTime();
  const isIn = ({ at }: Pick<Half, 'at'>): boolean => from <= at && at < to;
  const old = of.rows.posts.filter((post) => !post.isTakenBack && isOld(post));
  if (!old.some(isIn)) return null;
  const later = paired(old, of.order, of.slept, new Map(), of.timeZone).pairs.filter(({ mastodon }) => isIn(mastodon));
  const both: [NaivePair, NaivePair][] = [];
  for (const now of later)
    for (const before of of.twelve)
      if (before.mastodon.id === now.mastodon.id && before.x.id === now.x.id) both.push([before, now]);
  return {
    comparison: compared(later),
    grown: {
      pairs: both.length,
      at72Hours: naiveMedians(both.map(([before]) => before)),
      at28Days: naiveMedians(both.map(([, now]) => now)),
    },
  };
}

export function naiveMedians(pairs: readonly NaivePair[]): [number | null, number | null] {
  return [
    naiveMedian(pairs.map(({ interactions }) => interactions.mastodon)),
    naiveMedian(pairs.map(({ interactions }) => interactions.x)),
  ];
}

/** Every revision's posts, in the order of the first of each. */
export function paired(
  standing: readonly NaivePost[],
  order: readonly { readonly id: string; readonly network: string }[],
  slept: readonly NaiveSleep[],
  originals: NaiveRows['originals'],
  timeZone: string,
): {
  readonly pairs: readonly NaivePair[];
  readonly unpaired: readonly { readonly post: NaivePost; readonly why: Digest['unpaired'][number]['why'] }[];
} {
  const pairs: NaivePair[] = [];
  const unpaired: { post: NaivePost; why: Digest['unpaired'][number]['why'] }[] = [];
  const done: NaivePost[] = [];
  for (const first of standing) {
    if (done.includes(first)) continue;
    const posts = standing.filter(({ draftId, revision }) => draftId === first.draftId && revision === first.revision);
    done.push(...posts);
    const firstOn = (network: string): NaivePost | undefined => {
      for (const { id } of order) {
        const post = posts.find(({ account }) => account.id === id && account.network === network);
        if (post !== undefined) return post;
      }
      return undefined;
    };
    const original = originals.get(first.draftId);
    const [ownMastodon, ownX] = [firstOn('mastodon'), firstOn('x')];
    const post = ownMastodon ?? ownX ?? first;
    const mastodon = ownMastodon ?? (original?.account.network === 'mastodon' ? original : undefined);
    const x = ownX ?? (original?.account.network === 'x' ? original : undefined);
    const isRelayed = ownMastodon === undefined || ownX === undefined;
    if (mastodon === undefined || x === undefined || (ownMastodon ?? ownX) === undefined) {
      const isAsleep = order.some(
        ({ id, network }) => network !== post.account.network && sleepsAt(slept, id, post.at),
      );
      unpaired.push({ post, why: isAsleep ? 'asleep' : 'one_network' });
    } else if (
      sleepsAt(slept, mastodon.account.id, mastodon.at) ||
      sleepsAt(slept, mastodon.account.id, x.at) ||
      sleepsAt(slept, x.account.id, mastodon.at) ||
      sleepsAt(slept, x.account.id, x.at)
    ) {
      unpaired.push({ post, why: 'asleep' });
    } else if (Math.abs(mastodon.at - x.at) > (isRelayed ? 60 : 10) * minuteMs) {
      unpaired.push({ post, why: isRelayed ? 'relayed_apart' : 'apart' });
    } else if (mastodon.outcome === 'missing' || x.outcome === 'missing') {
      unpaired.push({ post, why: 'vanished' });
    } else if (mastodon.ageMs === null || x.ageMs === null) {
      unpaired.push({ post, why: 'not_read' });
    } else if (Math.abs(mastodon.ageMs - x.ageMs) > hourMs) {
      unpaired.push({ post, why: 'read_apart' });
    } else if (mastodon.interactions === null || x.interactions === null) {
      unpaired.push({ post, why: 'not_read' });
    } else {
      const { draftNumber, text } = post;
      const day = naiveDay(mastodon.at, timeZone);
      const interactions = { day, mastodon: mastodon.interactions, x: x.interactions };
      pairs.push({ draftNumber, text, isRelayed, mastodon, x, interactions });
    }
  }
  return { pairs, unpaired };
}

export function compared(pairs: readonly NaivePair[]): Digest['comparison']['period'] {
  return naiveComparison(pairs.map(({ interactions }) => interactions));
}
