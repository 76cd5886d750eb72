import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const account = { accountId: z.uuid(), at: z.iso.datetime() };

/** Notices of an account's sleep to the channel of each desk that has the account: their `kind` and `data`. */
export const accountNoticeSchema = z.discriminatedUnion('kind', [
  /** `until` null: until somebody wakes it. */
  z.object({
    kind: z.literal('account.asleep'),
    data: z.object({
      ...account,
      by: z.string(),
      until: z.iso.datetime().nullable(),
      why: z.string().nullable(),
      exceptEmergencies: z.boolean(),
      /** The plan by which the account was left; null: it sleeps for another reason. */
      leavingId: z.uuid().nullable(),
    }),
  }),
  /** A sleep holds many of the desk's posts: how many, and the first of them. */
  z.object({
    kind: z.literal('account.held'),
    data: z.object({ ...account, count: z.number(), draftIds: z.array(z.uuid()).readonly() }),
  }),
  /** The sleep ends by itself within a day. */
  z.object({ kind: z.literal('account.sleepEnding'), data: z.object({ ...account, until: z.iso.datetime() }) }),
  /** A sleep was planned ahead. */
  z.object({ kind: z.literal('account.sleepPlanned'), data: z.object({ ...account, sleepId: z.uuid() }) }),
  /** A planned sleep begins on the next day, or sooner. */
  z.object({ kind: z.literal('account.sleepSoon'), data: z.object({ ...account, sleepId: z.uuid() }) }),
  /** A planned sleep was cancelled before it began. */
  z.object({
    kind: z.literal('account.sleepCancelled'),
    data: z.object({ ...account, sleepId: z.uuid(), by: z.string() }),
  }),
  /** `by` null: the sleep ended at its planned time. */
  z.object({ kind: z.literal('account.woken'), data: z.object({ ...account, by: z.string().nullable() }) }),
]);

export type AccountNotice = z.infer<typeof accountNoticeSchema>;

/**
 * Enqueues a notice for every desk that has the account, so that no desk learns it from a missing or a sent post.
 * `but`: desks that are notified otherwise.
 */
export async function enqueueAccountNotice(
  work: UnitOfWork,
  { kind, data }: AccountNotice,
  but: readonly string[] = [],
): Promise<void> {
  const { accountId } = data;
  const desks = await work.tx.deskAccount.findMany({
    where: { accountId, deskId: { notIn: [...but] } },
    select: { deskId: true },
  });
  const id = work.newId();
  for (const { deskId } of desks) {
    const key = `${accountNoticeKey(kind, { deskId, accountId })}${id}`;
    await notify(work, { key, deskId, draftId: null, kind, data });
  }
}

/** Returns the prefix of the keys of all notices of that kind for one account on one desk. */
export function accountNoticeKey(
  kind: AccountNotice['kind'],
  { deskId, accountId }: { readonly deskId: string; readonly accountId: string },
): string {
  return `${kind}:${deskId}:${accountId}:`;
}
