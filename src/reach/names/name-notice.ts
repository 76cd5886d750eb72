import { z } from 'zod';

import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const accountId = z.uuid();

/** Notices to a desk's channel on where an account's name leads and on similar names: their `kind` and `data`. */
export const nameNoticeSchema = z.discriminatedUnion('kind', [
  /** `leadsTo` null: no account. */
  z.object({ kind: z.literal('name.leadsElsewhere'), data: z.object({ accountId, leadsTo: z.string().nullable() }) }),
  z.object({ kind: z.literal('name.leadsBack'), data: z.object({ accountId }) }),
  z.object({ kind: z.literal('name.similar'), data: z.object({ accountId, remoteIds: z.array(z.string()) }) }),
  /** A person is asked to look. */
  z.object({ kind: z.literal('name.checkAsked'), data: z.object({ accountId, askedAt: z.iso.datetime() }) }),
  /** Somebody looked: the message that asked for it is updated. */
  z.object({ kind: z.literal('name.checked'), data: z.object({ accountId, askedAt: z.iso.datetime() }) }),
]);

export type NameNotice = z.infer<typeof nameNoticeSchema>;

/**
 * Enqueues a notice for the channel of one desk, so that two desks do not both look into it: the desk whose people look
 * after the account, else the one that decides about it. Does nothing if no desk has the account.
 */
export async function enqueueNameNotice(work: UnitOfWork, { kind, data }: NameNotice): Promise<void> {
  const deskId = await deskOfName(work, data.accountId);
  if (deskId === null) return;
  await notify(work, { key: `${kind}:${data.accountId}:${work.newId()}`, deskId, draftId: null, kind, data });
}

/** Returns the desk that is notified about an account's name; null if no desk has the account. */
export async function deskOfName({ tx }: Pick<UnitOfWork, 'tx'>, accountId: string): Promise<string | null> {
  const keeping = await tx.keeping.findUnique({ where: { accountId }, select: { deskId: true } });
  return keeping?.deskId ?? (await deskThatWakes(tx, accountId))?.id ?? null;
}
