import { isGenuineRow } from '#approvals/decision.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Decision } from '#storage/generated/client.ts';
import type { Store } from '#storage/store.ts';

import { holdUnproven } from './hold-unproven.ts';

/**
 * Looks through the decisions on which something waits, and holds at once what would be held when it is due: as after a
 * restore under another master key, or an upgrade from before decisions were signed, so that there is time to decide again.
 * A transaction each draft. Returns how many drafts had a decision that is not as Tambour left it.
 */
export async function holdAllUnproven(store: Store): Promise<number> {
  const rows = await store.db.$queryRaw<(Decision & { readonly deskId: string })[]>`
    SELECT decision.*, draft."deskId" FROM "Decision" decision JOIN "Draft" draft
      ON draft."id" = decision."draftId" AND draft."currentRevision" = decision."revision"
    WHERE draft."state" = 'asked' OR (draft."state" = 'approved' AND EXISTS (
      SELECT FROM "Delivery" delivery WHERE delivery."draftId" = draft."id" AND delivery."state" = 'ready'))`;
  const unproven = rows.filter((row) => !isGenuineRow(store.decisionKey, row.deskId, row));
  const draftIds = new Set(unproven.map(({ draftId }) => draftId));
  for (const id of draftIds) {
    await store.write(async (w) => {
      const draft = await lockDraft(w.tx, id);
      if (draft?.state === 'asked' || draft?.state === 'approved') await holdUnproven(w, draft);
    });
  }
  return draftIds.size;
}
