import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** A decision on a request, or the request itself, that is not as it was written, or was deleted, among them. */
const refusedSchema = z.enum(['card', 'event', 'member', 'decision', 'request', 'lostRequest']);

/** Kinds of rows that Tambour did not write so. */
export type RefusedRow = z.infer<typeof refusedSchema>;

/** Notices to a desk's channel about rows that Tambour does not vouch for: their `kind` and `data`. */
export const signingNoticeSchema = z.discriminatedUnion('kind', [
  /** Somebody wrote or changed a row in the database. */
  z.object({ kind: z.literal('row.refused'), data: z.object({ what: refusedSchema }) }),
  /** The account's row names another network, server or account than its token was given for. */
  z.object({ kind: z.literal('account.rowChanged'), data: z.object({ accountId: z.uuid() }) }),
]);

export type SigningNotice = z.infer<typeof signingNoticeSchema>;

/** Enqueues a notice for the desk's channel. `once`: a key; equal ones are one notice for a kind and desk. */
export async function enqueueSigningNotice(
  work: UnitOfWork,
  deskId: string,
  once: string,
  { kind, data }: SigningNotice,
): Promise<void> {
  await notify(work, { key: `${kind}:${deskId}:${once}`, deskId, draftId: null, kind, data });
}
