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
      select: { id: true, answersReadAt: true, answersAskedAt: true },
      orderBy: { id: 'asc' },
    });
    for (const { id, answersReadAt, answersAskedAt } of sources) {
      // Checked often, so it takes no lock unless something waits.
      const waiting = await repliesSince(store.db, id, { since: answersReadAt, now });
      if (waiting.length > 0 || answersAskedAt !== null) await store.write((work) => enqueueUnanswered(work, id));
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
  const { answersReadAt, answersAskedAt } = source;
  const waiting = await repliesSince(work.tx, sourceId, { since: answersReadAt, now });
  if (waiting.length === 0) {
    // They were answered on the network.
    if (answersAskedAt !== null)
      await work.tx.source.update({ where: { id: sourceId }, data: { answersAskedAt: null } });
    return;
  }
  if (source.state.kind === 'on' && answersAskedAt !== null && now.getTime() - answersAskedAt.getTime() >= UNREAD_MS) {
    // If somebody resumes the source, the two weeks start anew.
    await work.tx.source.update({ where: { id: sourceId }, data: { answersAskedAt: null } });
    return setState(work, source, { kind: 'paused', why: 'unanswered' }, { by: 'tambour', count: repliesIn(waiting) });
  }
  if (await isDue(work, source)) await enqueue(work, source, waiting);
}

function repliesIn(posts: readonly Pick<PostWithReplies, 'replies'>[]): number {
  return posts.reduce((sum, { replies }) => sum + replies, 0);
}

async function isDue(work: UnitOfWork, source: Source): Promise<boolean> {
  const { answersToldAt, answersAskedAt, state } = source;
  const now = work.clock.now();
  const isPausedForIt = state.kind === 'paused' && state.why === 'unanswered';
  const isOpen = answersAskedAt !== null || isPausedForIt;
  if (isOpen && (await repliesSince(work.tx, source.id, { since: answersToldAt, now })).length === 0) return false;
  const desk = await readDesk(work.tx, { id: source.deskId }, now);
  if (desk === null) throw new Error(`source ${source.id} belongs to no desk`);
  if (answersToldAt !== null && dayIn(desk.timeZone, answersToldAt) === dayIn(desk.timeZone, now)) return false;
  return isWorkingTime(await workingHoursOf(desk, now), now);
}

async function enqueue(work: UnitOfWork, source: Source, posts: readonly PostWithReplies[]): Promise<void> {
  const { id: sourceId, answersBy, answersGone } = source;
  const answersToldAt = work.clock.now();
  const answersAskedAt = source.answersAskedAt ?? answersToldAt;
  await work.tx.source.update({ where: { id: sourceId }, data: { answersToldAt, answersAskedAt } });
  await enqueueSourceNotice(work, source, {
    kind: 'source.answersWaiting',
    data: {
      sourceId,
      asOf: answersToldAt.toISOString(),
      askedAt: answersAskedAt.toISOString(),
      reader: answersGone ? null : answersBy,
      posts: [...posts],
    },
  });
}
