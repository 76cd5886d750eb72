import { addBilled } from '#accounts/add-billed.ts';
import type { Network } from '#networks/network.ts';
import type { PostReading, ReadingEnd } from '#networks/read-outcome.ts';
import type { Locked, TryLater } from '#networks/setback.ts';

import type { DueReading } from './due-readings.ts';
import { judgeReading } from './judge-reading.ts';
import type { DueOriginal } from './originals/due-originals.ts';
import { keepOriginals, type TakenOriginal, type VainOriginal } from './originals/keep-originals.ts';
import { comparedAge } from './reading-ages.ts';
import type { Reader } from './reading-deps.ts';
import { recordReadings } from './record-readings.ts';
import type { Boosted, TakenReadings, VainReading } from './taken-readings.ts';
import { waitWithAccount } from './wait-with-account.ts';

/** An account with its network opened. */
export interface OpenAccount {
  readonly accountId: string;
  readonly network: Network;
}

/** Reads the posts together and records the result of each. Returns false if the network gave up before the end. */
export async function readPosts(
  reader: Reader,
  { accountId, network }: OpenAccount,
  {
    posts,
    originals,
  }: {
    readonly posts: readonly DueReading[];
    /** The account's posts from which others were relayed. */
    readonly originals: readonly DueOriginal[];
  },
  signal: AbortSignal,
): Promise<boolean> {
  const { store, onEnd } = reader;
  const told = await network.read(
    [...posts, ...originals].map(({ remoteId: id, publishedAt }) => ({ id, publishedAt })),
    signal,
  );
  const readAt = store.clock.now();
  const { taken, vain } = judgeAll(posts, told, readAt);
  const boosted = told.end.kind === 'all' ? await readBoosters(network, taken, signal) : nobody;
  const end = boosted.end ?? told.end;
  await store.write(async (work) => {
    await recordReadings(work, accountId, {
      taken: taken.map((one) => ({ ...one, boosted: boosted.of.get(one.deliveryId) ?? null })),
      vain,
    });
    await keepOriginals(work, judgeOriginals(originals, told, readAt));
    await addBilled(work, accountId, told.billed);
    await waitWithAccount(work, accountId, end);
  });
  onEnd(accountId, end);
  return end.kind === 'all';
}

const nobody = { of: new Map<string, never>(), end: null } as const;

/** A post that was read, without its boosters yet. */
export type ReadPost = Omit<TakenReadings, 'boosted'> & Pick<DueReading, 'remoteId' | 'network'>;

interface ReadOutcome {
  readonly readings: ReadonlyMap<string, PostReading>;
  readonly end: ReadingEnd;
}

function judgeAll(
  posts: readonly DueReading[],
  told: ReadOutcome,
  readAt: Date,
): { readonly taken: readonly ReadPost[]; readonly vain: readonly VainReading[] } {
  const taken: ReadPost[] = [];
  const vain: VainReading[] = [];
  const isCutShort = wasCutShort(told);
  for (const post of posts) {
    const { deliveryId, remoteId, network, publishedAt, age } = post;
    const one = told.readings.get(remoteId);
    if (one === undefined && isCutShort) continue;
    const verdict = judgeReading(post, one, readAt);
    switch (verdict.kind) {
      case 'read': {
        const { outcome, counts, answerSeconds } = verdict;
        const reading = { age, outcome, counts, answerSeconds, readAt };
        taken.push({ deliveryId, remoteId, network, publishedAt, readings: [reading] });
        break;
      }
      case 'again':
        vain.push({ deliveryId, age, readNotBefore: verdict.readNotBefore, doubted: verdict.doubted });
        break;
    }
  }
  return { taken, vain };
}

/**
 * Tells whether the network itself asked to come back later: posts that it did not reach are then no failed readings.
 */
function wasCutShort({ end }: ReadOutcome): boolean {
  return end.kind === 'tryLater' || end.kind === 'locked';
}

function judgeOriginals(
  originals: readonly DueOriginal[],
  told: ReadOutcome,
  readAt: Date,
): { readonly taken: readonly TakenOriginal[]; readonly vain: readonly VainOriginal[] } {
  const taken: TakenOriginal[] = [];
  const vain: VainOriginal[] = [];
  for (const original of originals) {
    const one = told.readings.get(original.remoteId);
    if (one === undefined && wasCutShort(told)) continue;
    const verdict = judgeReading(original, one, readAt);
    if (verdict.kind === 'again')
      vain.push({ original, readNotBefore: verdict.readNotBefore, doubted: verdict.doubted });
    else taken.push({ original, outcome: verdict.outcome, counts: verdict.counts, readAt });
  }
  return { taken, vain };
}

/**
 * Reads who boosted the posts that reach the compared age now, by delivery. A post has no entry if the network does not
 * say. `end`: the network asked to wait before all were read.
 */
async function readBoosters(
  network: Network,
  posts: readonly ReadPost[],
  signal: AbortSignal,
): Promise<{ readonly of: ReadonlyMap<string, Boosted>; readonly end: TryLater | Locked | null }> {
  const of = new Map<string, Boosted>();
  if (!network.rules.showsBoosters) return { of, end: null };
  for (const { deliveryId, remoteId, readings } of posts) {
    const compared = readings.find(({ age }) => age === comparedAge);
    if ((compared?.counts?.shares ?? 0) === 0) continue;
    const told = await network.boosters(remoteId, signal);
    switch (told.kind) {
      case 'boosters':
        of.set(deliveryId, told);
        break;
      case 'tryLater':
      case 'locked':
        return { of, end: told };
      case 'unsupported':
      case 'unreadable':
        break;
    }
  }
  return { of, end: null };
}
