import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ foreignId: z.uuid() });
const change = z.object({ changeId: z.uuid() });

/**
 * Notices to a desk's channel about a post that Tambour did not make, and about what others did to one that it made:
 * their `kind` and `data`.
 */
export const foreignNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('foreign.seen'), data }),
  z.object({ kind: z.literal('foreign.settled'), data }),
  /** The message is out of date. */
  z.object({ kind: z.literal('foreign.changed'), data }),
  z.object({ kind: z.literal('outside.seen'), data: change }),
  z.object({ kind: z.literal('outside.settled'), data: change }),
  z.object({ kind: z.literal('outside.changed'), data: change }),
]);

/**
 * Enqueues a notice about one of an account's posts for the channel of each desk with that account: once per kind,
 * except updates, which may repeat.
 */
export async function enqueueForDesksOf(
  work: UnitOfWork,
  accountId: string,
  { kind, data: about }: z.infer<typeof foreignNoticeSchema>,
): Promise<void> {
  const id = 'foreignId' in about ? about.foreignId : about.changeId;
  const isAnew = kind === 'foreign.changed' || kind === 'outside.changed';
  const anew = isAnew ? `:${work.newId()}` : '';
  const desks = await work.tx.deskAccount.findMany({ where: { accountId }, select: { deskId: true } });
  for (const { deskId } of desks) {
    await notify(work, {
      key: `${kind}:${id}:${deskId}${anew}`,
      deskId,
      draftId: null,
      kind,
      data: about,
    });
  }
}
