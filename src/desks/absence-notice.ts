import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Absence } from './absence.ts';

const data = z.object({ absenceId: z.uuid(), by: z.string() });

/** Notices of an absence to a desk's channel: their `kind` and `data`. */
export const absenceNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absence.set'), data }),
  z.object({ kind: z.literal('absence.ended'), data }),
]);

export type AbsenceNotice = z.infer<typeof absenceNoticeSchema>;

/** Enqueues a notice for the channel: everybody should know who may approve there, and from when. */
export async function enqueueAbsenceNotice(
  work: UnitOfWork,
  deskId: string,
  { kind, absence, by }: { readonly kind: AbsenceNotice['kind']; readonly absence: Absence; readonly by: string },
): Promise<void> {
  const { id: absenceId } = absence;
  await notify(work, { key: `${kind}:${absenceId}`, deskId, draftId: null, kind, data: { absenceId, by } });
}
