import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const about = { accountId: z.uuid(), at: z.iso.datetime() };
const asking = { ...about, keeper: z.string(), deputy: z.string().nullable(), periodFrom: z.iso.datetime() };

/** Notices to a desk's channel about who looks after an account: their `kind` and `data`. */
export const keepingNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keeping.named'), data: z.object(asking) }),
  z.object({ kind: z.literal('keeping.ended'), data: z.object({ ...about, by: z.string() }) }),
  /** Somebody is reminded to log in, on the given day of the period. */
  z.object({
    kind: z.literal('keeping.due'),
    data: z.object({
      ...asking,
      lastLoggedInAt: z.iso.datetime().nullable(),
      step: z.enum(['asks', 'asksBoth', 'missed']),
      day: z.number(),
      called: z.array(z.string()),
    }),
  }),
  /** Somebody said that they have logged in: earlier messages about that period are redrawn. */
  z.object({
    kind: z.literal('keeping.loggedIn'),
    data: z.object({ ...about, by: z.string(), openSince: z.iso.datetime() }),
  }),
  /** The keeper or the deputy has left the chat or the channel. */
  z.object({
    kind: z.literal('keeping.keeperGone'),
    data: z.object({ ...about, person: z.string(), from: z.enum(['chat', 'channel']) }),
  }),
]);

export type KeepingNotice = z.infer<typeof keepingNoticeSchema>;

/** Enqueues a notice for the channel of the desk whose people look after the account. */
export async function enqueueKeepingNotice(
  work: UnitOfWork,
  { kind, deskId, data }: KeepingNotice & { readonly deskId: string },
): Promise<void> {
  const key = `${kind}:${data.accountId}:${work.newId()}`;
  await notify(work, { key, deskId, draftId: null, kind, data });
}
