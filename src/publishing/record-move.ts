import { journal } from '#storage/journal.ts';
import type { Writing } from '#storage/store.ts';

import type { Locked } from './lock-delivery.ts';

/** Writes what became of a delivery into the journal. `actor` left out: Tambour itself. */
export async function recordMove(
  w: Writing,
  { draft, delivery }: Locked,
  move: { readonly kind: string; readonly data?: object; readonly actor?: string },
): Promise<void> {
  const { id, accountId, revision, attempt } = delivery;
  await journal(w, {
    kind: `delivery.${move.kind}`,
    deskId: draft.deskId,
    draftId: draft.id,
    actor: move.actor ?? 'tambour',
    data: { deliveryId: id, accountId, revision, attempt, ...move.data },
  });
}
