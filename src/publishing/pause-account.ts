import type { Draft } from '#drafts/draft.ts';
import type { LockedWhy } from '#networks/setback.ts';
import { journal } from '#storage/journal.ts';
import type { Writing } from '#storage/store.ts';

import { tellPublishing } from './publishing-notice.ts';

/** Nothing leaves with this account until a person has mended it. Told once per pause: true where it is told now. */
export async function pauseAccount(w: Writing, draft: Draft, accountId: string, why: LockedWhy): Promise<boolean> {
  const { count } = await w.tx.account.updateMany({
    where: { id: accountId, state: { not: 'paused' } },
    data: { state: 'paused', pausedWhy: why },
  });
  if (count === 0) return false;
  await journal(w, {
    kind: 'account.paused',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: 'tambour',
    data: { accountId, why },
  });
  await tellPublishing(w, draft, { kind: 'account.paused', data: { accountId, why } });
  return true;
}
