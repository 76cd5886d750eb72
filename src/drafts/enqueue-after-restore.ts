import type { Store } from '#storage/store.ts';

import { enqueueDraftNotice } from './draft-notice.ts';

/**
 * Enqueues a redraw of the cards of each draft that is open after a restore, whatever they show by now. Asks anew about
 * drafts that wait for approval: decisions made since the backup are lost.
 */
export async function enqueueAfterRestore(store: Store, { takenAt }: { readonly takenAt: Date }): Promise<void> {
  const open = await store.db.draft.findMany({
    where: { state: { in: ['writing', 'asked'] } },
    select: { id: true, deskId: true, state: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const { state, ...draft } of open) {
    await store.write(async (work) => {
      // No card has this hash: each is shown anew.
      await work.tx.postedMessage.updateMany({ where: { draftId: draft.id }, data: { shownHash: '' } });
      await enqueueDraftNotice(
        work,
        draft,
        state === 'asked'
          ? { kind: 'draft.restored', data: { takenAt: takenAt.toISOString() } }
          : { kind: 'draft.changed', data: {} },
      );
    });
  }
}
