import { z } from 'zod';

import type { Queue } from './jobs.ts';
import type { UnitOfWork } from './store.ts';

export const noticeQueue: Queue<{ noticeId: string }> = {
  name: 'notice',
  schema: z.object({ noticeId: z.uuid() }),
  // Approved posts leave before their cards are redrawn, which is far more work; nobody notices the delay.
  patienceSeconds: 0.1,
};

/** An event that a room reports; the bot words it, and redraws the draft's cards. */
export interface NewNotice {
  /** Equal keys are one notice; the second is dropped. */
  readonly key: string;
  readonly deskId: string;
  readonly draftId: string | null;
  readonly kind: string;
  readonly data: object;
}

/** Writes a notice in the room's own transaction, and enqueues the job that delivers it. */
export async function notify(work: UnitOfWork, notice: NewNotice): Promise<void> {
  if ((await write(work, notice)) && notice.draftId !== null) shownIn(work).told.add(notice.draftId);
}

/**
 * How soon a draft's cards are redrawn. "soon": some seconds later, for a change that another notice usually follows
 * before anybody has read the card.
 */
export type Drawn = 'now' | 'soon' | 'never';

const soonMs = 5000;

/** The drafts that a transaction changed, and those that it has a notice about. */
interface Shown {
  readonly changed: Map<string, { readonly deskId: string; readonly drawn: Exclude<Drawn, 'never'> }>;
  readonly told: Set<string>;
}

const shown = new WeakMap<UnitOfWork, Shown>();

/**
 * Redraws all cards of a draft once the transaction commits. Any notice about the draft redraws them too: only if the
 * transaction has none, one without words is written.
 */
export function drawAnew(
  work: UnitOfWork,
  { id, deskId }: { readonly id: string; readonly deskId: string },
  drawn: Drawn = 'now',
): void {
  if (drawn === 'never') return;
  const { changed } = shownIn(work);
  if (changed.get(id)?.drawn !== 'now') changed.set(id, { deskId, drawn });
}

function shownIn(work: UnitOfWork): Shown {
  const before = shown.get(work);
  if (before !== undefined) return before;
  const first: Shown = { changed: new Map(), told: new Set() };
  shown.set(work, first);
  work.beforeCommit(() => enqueueDrawn(work));
  return first;
}

/** Enqueues the redraws that this transaction still needs. Called at its end, before the journal is written. */
export async function enqueueDrawn(work: UnitOfWork): Promise<void> {
  const { changed, told } = shownIn(work);
  for (const [draftId, { deskId, drawn }] of changed) {
    if (told.has(draftId)) continue;
    told.add(draftId);
    const kind = 'draft.changed';
    const notice = { key: `${kind}:${draftId}:${work.newId()}`, deskId, draftId, kind, data: {} };
    await write(work, notice, drawn === 'soon' ? { startAfter: new Date(work.clock.now().getTime() + soonMs) } : {});
  }
}

async function write(
  work: UnitOfWork,
  { key, deskId, draftId, kind, data }: NewNotice,
  when: { readonly startAfter?: Date } = {},
): Promise<boolean> {
  const id = work.newId();
  const count = await work.tx.$executeRaw`
    INSERT INTO "Notice" ("id", "key", "deskId", "draftId", "kind", "data", "createdAt")
    VALUES (${id}::uuid, ${key}, ${deskId}::uuid, ${draftId}::uuid, ${kind}, ${JSON.stringify(data)}::jsonb,
      ${work.clock.now()})
    ON CONFLICT DO NOTHING`;
  if (count !== 1) return false;
  await work.jobs.enqueue(work.tx, noticeQueue, { key: `notice:${id}`, data: { noticeId: id }, ...when });
  return true;
}
