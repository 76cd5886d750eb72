import { z } from 'zod';

import type { EmergencyUse } from '#drafts/emergency/use.ts';
import type { Transaction } from '#storage/database.ts';

const dataSchema = z.object({ useId: z.string(), approvers: z.array(z.string()) });

/**
 * Lists who had approved the words of a use when it went out, by the journal, whatever became of the template since.
 * Empty if the journal does not say.
 */
export async function journaledApprovers(
  tx: Transaction,
  { id, draftId }: Pick<EmergencyUse, 'id' | 'draftId'>,
): Promise<readonly string[]> {
  const entries = await tx.journalEntry.findMany({ where: { draftId, kind: 'emergency.used' } });
  const told = entries.map(({ data }) => dataSchema.safeParse(data).data).find((data) => data?.useId === id);
  return told?.approvers ?? [];
}
