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
  const id = work.newId();
  const { key, deskId, draftId, kind, data } = notice;
  const count = await work.tx.$executeRaw`
    INSERT INTO "Notice" ("id", "key", "deskId", "draftId", "kind", "data", "createdAt")
    VALUES (${id}::uuid, ${key}, ${deskId}::uuid, ${draftId}::uuid, ${kind}, ${JSON.stringify(data)}::jsonb,
      ${work.clock.now()})
    ON CONFLICT DO NOTHING`;
  if (count === 1) await work.jobs.enqueue(work.tx, noticeQueue, { key: `notice:${id}`, data: { noticeId: id } });
}
