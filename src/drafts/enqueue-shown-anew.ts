import type { UnitOfWork } from '#storage/store.ts';

import { enqueueDraftNotice } from './draft-notice.ts';

const recentDays = 30;

/**
 * Returns a function that enqueues a redraw of the cards on platforms whose name begins with `prefix`, for drafts whose
 * buttons may be needed quickly: those that are open or on their way, or have a post sent within the last 30 days.
 */
export function enqueueShownAnew(prefix: string): (work: UnitOfWork) => Promise<void> {
  return async (work) => {
    const { tx, clock } = work;
    const platform = { startsWith: prefix };
    // No card has this hash: each is drawn again when it is shown next.
    await tx.postedMessage.updateMany({ where: { platform }, data: { shownHash: '' } });
    const since = new Date(clock.now().getTime() - recentDays * 86_400_000);
    const drafts = await tx.draft.findMany({
      where: {
        desk: { platform },
        OR: [
          { state: { in: ['writing', 'asked'] } },
          { deliveries: { some: { state: { notIn: ['sent', 'retracted', 'cancelled'] } } } },
          { deliveries: { some: { state: 'sent', sentAt: { gte: since } } } },
        ],
      },
      select: { id: true, deskId: true },
      orderBy: { createdAt: 'asc' },
    });
    for (const draft of drafts) await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
  };
}
