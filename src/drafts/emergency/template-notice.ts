import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ templateId: z.uuid() });

/** Notices of emergency templates to a desk's channel: their `kind` and `data`. Each redraws the template's card. */
export const emergencyTemplateNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('emergencyTemplate.asked'), data }),
  /** Somebody decided, or it ended. */
  z.object({ kind: z.literal('emergencyTemplate.changed'), data }),
  /** Also for the stewards: the template can no longer be sent, for example since one of its approvers left. */
  z.object({ kind: z.literal('emergencyTemplate.lapsed'), data }),
]);

export type EmergencyTemplateNotice = z.infer<typeof emergencyTemplateNoticeSchema>;

/** Enqueues a notice of an emergency template for its desk's channel. */
export async function enqueueTemplateNotice(
  work: UnitOfWork,
  kind: EmergencyTemplateNotice['kind'],
  { id: templateId, deskId }: { readonly id: string; readonly deskId: string },
): Promise<void> {
  await notify(work, {
    key: `${kind}:${templateId}:${work.newId()}`,
    deskId,
    draftId: null,
    kind,
    data: { templateId },
  });
}
