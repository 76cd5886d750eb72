import { isGenuineRow } from '#approvals/decision.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Decision } from '#storage/generated/client.ts';

import { holdUnproven } from './hold-unproven.ts';
import { opensSomeAccount } from './opens-some-account.ts';
import type { PublishingDeps } from './publishing-deps.ts';

/**
 * Looks through the decisions on which something waits, and holds at once what would be held when it is due: as after a
 * restore under another master key, or an upgrade from before decisions were signed, so that there is time to decide again.
 * A transaction each draft. Returns how many drafts had a decision that is not as Tambour left it; null, and nothing is
 * held, where the key opens no account: with another key file by mistake nothing can leave anyway, and that must not cost
 * what was approved with the right one.
 */
export async function holdAllUnproven(deps: PublishingDeps): Promise<number | null> {
  const { store } = deps;
  const rows = await store.db.$queryRaw<(Decision & { readonly deskId: string })[]>`
    SELECT decision.*, draft."deskId" FROM "Decision" decision JOIN "Draft" draft
      ON draft."id" = decision."draftId" AND draft."currentRevision" = decision."revision"
    WHERE draft."state" = 'asked' OR (draft."state" = 'approved' AND EXISTS (
      SELECT FROM "Delivery" delivery WHERE delivery."draftId" = draft."id" AND delivery."state" = 'ready'))`;
  const unproven = rows.filter((row) => !isGenuineRow(store.decisionKey, row.deskId, row));
  if (unproven.length > 0 && !(await opensSomeAccount(deps))) return null;
  const draftIds = new Set(unproven.map(({ draftId }) => draftId));
  for (const id of draftIds) {
    await store.write(async (w) => {
      const draft = await lockDraft(w.tx, id);
      if (draft?.state === 'asked' || draft?.state === 'approved') await holdUnproven(w, draft);
    });
  }
  return draftIds.size;
}
