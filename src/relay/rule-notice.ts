import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

const data = z.object({ ruleId: z.uuid() });

/** Notices about relay rules to a desk's channel: their `kind` and `data`. Each one updates the rule's card. */
export const ruleNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('relayRule.shown'), data }),
  /** A rule in force ended or no longer holds: the channel is told why. */
  z.object({ kind: z.literal('relayRule.ended'), data }),
  /** It ends within a week. */
  z.object({ kind: z.literal('relayRule.endsSoon'), data }),
]);

export type RuleNotice = z.infer<typeof ruleNoticeSchema>;

/** Enqueues a notice about a relay rule for its desk's channel. */
export async function enqueueRuleNotice(
  work: UnitOfWork,
  kind: RuleNotice['kind'],
  { id: ruleId, deskId }: { readonly id: string; readonly deskId: string },
): Promise<void> {
  await notify(work, { key: `${kind}:${ruleId}:${work.newId()}`, deskId, draftId: null, kind, data: { ruleId } });
}
