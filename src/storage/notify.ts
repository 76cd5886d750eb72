import { z } from 'zod';

import type { Queue } from './jobs.ts';
import type { UnitOfWork } from './store.ts';

export const noticeQueue: Queue<{ noticeId: string }> = {
  name: 'notice',
  schema: z.object({ noticeId: z.uuid() }),
  // What was approved leaves before the cards about it are drawn anew, which is far more work; nobody sees the moment.
  patienceSeconds: 0.1,
};

/** Something a room has to tell; the bot finds the words, and shows the draft's cards anew. */
export interface NewNotice {
  /** Equal keys are one notice: the second is dropped. */
  readonly key: string;
  readonly deskId: string;
  readonly draftId: string | null;
  readonly kind: string;
  readonly data: object;
}

/** Writes a notice in the room's own transaction, with the job that has it told. */
export async function notify(work: UnitOfWork, notice: NewNotice): Promise<void> {
  if ((await write(work, notice)) && notice.draftId !== null) shownIn(work).told.add(notice.draftId);
}

/**
 * How soon a draft's cards are drawn anew. "soon": a few seconds later, for what most often is told by another notice
 * before anybody has read the card.
 */
export type Drawn = 'now' | 'soon' | 'never';

const soonMs = 5000;

/** What a transaction changed of which drafts, and which of them it has something told of. */
interface Shown {
  readonly changed: Map<string, { readonly deskId: string; readonly drawn: Exclude<Drawn, 'never'> }>;
  readonly told: Set<string>;
}

const shown = new WeakMap<UnitOfWork, Shown>();

/**
 * Draws everything that shows a draft anew, with the transaction that changes it. Whatever is told of the draft
 * draws it too: only where the transaction tells nothing of it, a notice is written that says nothing.
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

/** Enqueues what the transaction has to have drawn and has not yet; for its end, before the journal is written. */
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
