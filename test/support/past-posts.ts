import { readDesk } from '#desks/desk.ts';
import { confirmLot } from '#reach/past/pairs/decide-pairs.ts';
import { lotHash, pairsOfDesk } from '#reach/past/pairs/open-pairs.ts';
import { keepPast, type KeepPastOutcome } from '#reach/past/keep-past.ts';
import type { PastPostRead } from '#reach/past/past-post.ts';

import { present } from './publishing-scene.ts';
import type { TestStore } from './store.ts';

/** A post of the time before Tambour, with what a test specifies. */
export interface PastGiven {
  readonly id: string;
  readonly text?: string;
  readonly at?: Date;
  readonly links?: readonly string[];
  readonly likes?: number | null;
  readonly shares?: number | null;
}

/** Converts it to a post as it is read. */
export function pastPost({ id, at = new Date('2025-05-01T10:00:00Z'), ...post }: PastGiven): PastPostRead {
  const { text = `Post ${id}`, links = [], likes = 1, shares = 0 } = post;
  return { remoteId: id, publishedAt: at, text, links, likes, shares };
}

/** Stores the past of the only desk's account on each network, as an import does. */
export async function keepPasts(
  store: TestStore,
  posts: Readonly<Partial<Record<'mastodon' | 'x', readonly PastGiven[]>>>,
  countedAt: Date = new Date('2025-12-01T00:00:00Z'),
): Promise<readonly KeepPastOutcome[]> {
  const { id } = await store.db.desk.findFirstOrThrow();
  const desk = present(await readDesk(store.db, { id }, store.clock.now()));
  const kept: KeepPastOutcome[] = [];
  for (const [network, given = []] of Object.entries(posts)) {
    const account = present(desk.accounts.find((one) => one.network === network));
    const past = { posts: given.map(pastPost), answeredAt: [], continuations: 0, reposts: 0 };
    const source = network === 'x' ? 'archive' : 'api';
    const asked = { desk, accountId: account.id, source, countedAt, by: 'administrator', past } as const;
    kept.push(await store.write((work) => keepPast(work, asked)));
  }
  return kept;
}

/** Stores one post on each network with the same link, and confirms them as a pair. */
export async function keepAPair(store: TestStore): Promise<void> {
  const links = ['https://lakes.example/pair'];
  await keepPasts(store, { mastodon: [{ id: '91', links }], x: [{ id: '92', links }] });
  const { id: deskId } = await store.db.desk.findFirstOrThrow();
  const { open } = await pairsOfDesk(store, deskId);
  const by = { id: 'karim', name: 'Karim' };
  await store.write((work) => confirmLot(work, { deskId, by, shown: lotHash(open) }));
}
