import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ foreignId: z.uuid() });

/** Notices to a desk's channel of a post that Tambour did not make: their `kind` and `data`. */
export const foreignNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('foreign.seen'), data }),
  z.object({ kind: z.literal('foreign.settled'), data }),
  /** Its message shows something old. */
  z.object({ kind: z.literal('foreign.changed'), data }),
]);

/**
 * Enqueues a notice of one of an account's posts for the channel of each desk that has the account: once for each kind,
 * but for each change.
 */
export async function enqueueForDesksOf(
  work: UnitOfWork,
  accountId: string,
  { kind, data: { foreignId } }: z.infer<typeof foreignNoticeSchema>,
): Promise<void> {
  const change = kind === 'foreign.changed' ? `:${work.newId()}` : '';
  const desks = await work.tx.deskAccount.findMany({ where: { accountId }, select: { deskId: true } });
  for (const { deskId } of desks) {
    await notify(work, {
      key: `${kind}:${foreignId}:${deskId}${change}`,
      deskId,
      draftId: null,
      kind,
      data: { foreignId },
    });
  }
}
