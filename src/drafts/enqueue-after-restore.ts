import type { Store } from '#storage/store.ts';

import { enqueueDraftNotice } from './draft-notice.ts';

/**
 * Enqueues a redraw of each draft that nobody had decided about at the backup, whatever its cards say by now; and asks
 * anew about those that were asked about, since a decision since then is forgotten.
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
