import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ leavingId: z.uuid() });

/** Notices about a plan of leaving beside its card, for a desk's channel: their `kind` and `data`. */
export const leavingNoticeSchema = z.discriminatedUnion('kind', [
  /** For another desk that has the account: the plan was agreed, or is off. */
  z.object({ kind: z.literal('leaving.elsewhere'), data }),
  /** Steps are overdue on that day, YYYY-MM-DD in the desk's zone. */
  z.object({ kind: z.literal('leaving.overdue'), data: data.extend({ day: z.iso.date() }) }),
  z.object({ kind: z.literal('leaving.review'), data }),
  /** Somebody asked for the plan's file. */
  z.object({ kind: z.literal('leaving.export'), data }),
]);

export type LeavingNotice = z.infer<typeof leavingNoticeSchema>;

/** Enqueues a notice of a plan of leaving for a desk's channel. */
export async function enqueueLeavingNotice(
  work: UnitOfWork,
  {
    kind,
    deskId,
    ...told
  }: {
    readonly kind: LeavingNotice['kind'];
    readonly deskId: string;
    readonly leavingId: string;
    readonly day?: string;
  },
): Promise<void> {
  const key = `${kind}:${told.leavingId}:${work.newId()}`;
  await notify(work, { key, deskId, draftId: null, kind, data: told });
}

/** Enqueues a notice for every other desk that has the account, so that none learns it from a post that is not sent. */
export async function enqueueForOtherDesks(
  work: UnitOfWork,
  { leavingId, deskId, accountId }: { readonly leavingId: string; readonly deskId: string; readonly accountId: string },
): Promise<void> {
  const where = { accountId, deskId: { not: deskId } };
  const others = await work.tx.deskAccount.findMany({ where, select: { deskId: true }, orderBy: { deskId: 'asc' } });
  for (const other of others) {
    await enqueueLeavingNotice(work, { kind: 'leaving.elsewhere', deskId: other.deskId, leavingId });
  }
}
