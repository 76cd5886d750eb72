import { readDesk } from '#desks/desk.ts';
import { dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { setState } from './keep-source.ts';
import { enqueueSourceNotice } from './relay-notice.ts';
import { type PostWithReplies, repliesSince } from './replies-since.ts';
import { lockSource, type Source } from './source.ts';

/** After so long without anybody saying that they read the replies, the source pauses. */
export const UNREAD_MS = 14 * 86_400_000;
const everyMs = 10 * 60_000;

/** Returns a task that checks every ten minutes for replies to relayed posts. */
export function watchAnswers(store: Store): () => Promise<void> {
  let lookedAt: Date | null = null;
  return async () => {
    const now = store.clock.now();
    if (lookedAt !== null && now.getTime() - lookedAt.getTime() < everyMs) return;
    lookedAt = now;
    const sources = await store.db.source.findMany({
      where: { state: { not: 'ended' }, items: { some: { draftId: { not: null } } } },
      select: { id: true, repliesReadAt: true, repliesAskedAt: true },
      orderBy: { id: 'asc' },
    });
    for (const { id, repliesReadAt, repliesAskedAt } of sources) {
      // Checked often, so it takes no lock unless something waits.
      const waiting = await repliesSince(store.db, id, { since: repliesReadAt, now });
      if (waiting.length > 0 || repliesAskedAt !== null) await store.write((work) => enqueueUnanswered(work, id));
    }
  };
}

/**
 * Notifies a desk about unanswered replies to a source's posts: in its working hours, at most once a day, and only if
 * there are more than last reported. Pauses the source after two weeks of unanswered notices.
 */
async function enqueueUnanswered(work: UnitOfWork, sourceId: string): Promise<void> {
  const now = work.clock.now();
  const source = await lockSource(work.tx, sourceId);
  if (source === null || source.state.kind === 'ended') return;
  const { repliesReadAt, repliesAskedAt } = source;
  const waiting = await repliesSince(work.tx, sourceId, { since: repliesReadAt, now });
  if (waiting.length === 0) {
    // They were answered on the network.
    if (repliesAskedAt !== null)
      await work.tx.source.update({ where: { id: sourceId }, data: { repliesAskedAt: null } });
    return;
  }
  if (source.state.kind === 'on' && repliesAskedAt !== null && now.getTime() - repliesAskedAt.getTime() >= UNREAD_MS) {
    // If somebody resumes the source, the two weeks start anew.
    await work.tx.source.update({ where: { id: sourceId }, data: { repliesAskedAt: null } });
    return setState(work, source, { kind: 'paused', why: 'unanswered' }, { by: 'tambour', count: repliesIn(waiting) });
  }
  if (await isDue(work, source)) await enqueue(work, source, waiting);
}

function repliesIn(posts: readonly Pick<PostWithReplies, 'replies'>[]): number {
  return posts.reduce((sum, { replies }) => sum + replies, 0);
}

async function isDue(work: UnitOfWork, source: Source): Promise<boolean> {
  const { repliesNotifiedAt, repliesAskedAt, state } = source;
  const now = work.clock.now();
  const isPausedForIt = state.kind === 'paused' && state.why === 'unanswered';
  const isOpen = repliesAskedAt !== null || isPausedForIt;
  if (isOpen && (await repliesSince(work.tx, source.id, { since: repliesNotifiedAt, now })).length === 0) return false;
  const desk = await readDesk(work.tx, { id: source.deskId }, now);
  if (desk === null) throw new Error(`source ${source.id} belongs to no desk`);
  if (repliesNotifiedAt !== null && dayIn(desk.timeZone, repliesNotifiedAt) === dayIn(desk.timeZone, now)) return false;
  return isWorkingTime(await workingHoursOf(desk, now), now);
}

async function enqueue(work: UnitOfWork, source: Source, posts: readonly PostWithReplies[]): Promise<void> {
  const { id: sourceId, repliesReader, repliesReaderGone } = source;
  const repliesNotifiedAt = work.clock.now();
  const repliesAskedAt = source.repliesAskedAt ?? repliesNotifiedAt;
  await work.tx.source.update({ where: { id: sourceId }, data: { repliesNotifiedAt, repliesAskedAt } });
  await enqueueSourceNotice(work, source, {
    kind: 'source.repliesWaiting',
    data: {
      sourceId,
      asOf: repliesNotifiedAt.toISOString(),
      askedAt: repliesAskedAt.toISOString(),
      reader: repliesReaderGone ? null : repliesReader,
      posts: [...posts],
    },
  });
}
