import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import type { Draft } from '#drafts/draft.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Enqueues a redraw of one of a draft's cards, whatever is there now: it is updated, or posted again if it is gone. */
export async function showAnew(work: UnitOfWork, draft: Pick<Draft, 'id' | 'deskId'>, key: string): Promise<void> {
  // No card has this hash: the next showing updates it, or finds it gone and posts it again.
  await work.tx.postedMessage.updateMany({ where: { key }, data: { shownHash: '' } });
  await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
}
