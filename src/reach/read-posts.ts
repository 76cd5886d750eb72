import type { Network } from '#networks/network.ts';
import type { PostReading, ReadingEnd } from '#networks/read-outcome.ts';

import { addBilled } from './add-billed.ts';
import type { DueReading } from './due-readings.ts';
import { judgeReading } from './judge-reading.ts';
import { readBoosters } from './read-boosters.ts';
import type { Reader } from './reading-deps.ts';
import { recordReadings } from './record-readings.ts';
import type { TakenReadings, VainReading } from './taken-readings.ts';
import { waitWithAccount } from './wait-with-account.ts';

/** An account with its network opened. */
export interface OpenAccount {
  readonly accountId: string;
  readonly network: Network;
}

/** Asks for the posts together, and records what was told of each. False if the network gave up before the end. */
export async function readPosts(
  reader: Reader,
  { accountId, network }: OpenAccount,
  posts: readonly DueReading[],
  signal: AbortSignal,
): Promise<boolean> {
  const { store, onEnd } = reader;
  const told = await network.read(
    posts.map(({ remoteId: id, publishedAt }) => ({ id, publishedAt })),
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
    await addBilled(work, accountId, told.billed);
    await waitWithAccount(work, accountId, end);
  });
  onEnd(accountId, end);
  return end.kind === 'all';
}

const nobody = { of: new Map<string, never>(), end: null } as const;

/** A read post, before it is known who boosted it. */
export type ReadPost = Omit<TakenReadings, 'boosted'> & Pick<DueReading, 'remoteId' | 'network'>;

function judgeAll(
  posts: readonly DueReading[],
  told: { readonly readings: ReadonlyMap<string, PostReading>; readonly end: ReadingEnd },
  readAt: Date,
): { readonly taken: readonly ReadPost[]; readonly vain: readonly VainReading[] } {
  const taken: ReadPost[] = [];
  const vain: VainReading[] = [];
  // The network itself says when to come again: what it did not come to is not asked for in vain.
  const isCutShort = told.end.kind === 'tryLater' || told.end.kind === 'locked';
  for (const post of posts) {
    const { deliveryId, remoteId, network, publishedAt, age } = post;
    const one = told.readings.get(remoteId);
    if (one === undefined && isCutShort) continue;
    const verdict = judgeReading(post, one, readAt);
    switch (verdict.kind) {
      case 'read': {
        const { outcome, counts } = verdict;
        taken.push({ deliveryId, remoteId, network, publishedAt, readings: [{ age, outcome, counts, readAt }] });
        break;
      }
      case 'again':
        vain.push({ deliveryId, age, readFrom: verdict.readFrom, doubted: verdict.doubted });
        break;
    }
  }
  return { taken, vain };
}
