import { tellDraft } from '#drafts/draft-notice.ts';
import type { Store } from '#storage/store.ts';

import { holdAllFrozen } from './hold-all-frozen.ts';

/**
 * What follows a freeze or a thaw, in a job: what was ready is held, and the cards on which somebody could decide or
 * let something go say how it stands.
 */
export async function showFreeze(store: Store, freezeId: string): Promise<void> {
  await holdAllFrozen(store);
  const freeze = await store.db.freeze.findUniqueOrThrow({ where: { id: freezeId }, select: { deskId: true } });
  const drafts = await store.db.draft.findMany({
    where: {
      ...(freeze.deskId === null ? {} : { deskId: freeze.deskId }),
      OR: [{ state: 'asked' }, { deliveries: { some: { state: { in: ['held', 'failed'] } } } }],
    },
    select: { id: true, deskId: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts) await store.write((w) => tellDraft(w, draft, { kind: 'draft.changed', data: {} }));
}
