import { readDecisions } from '#approvals/decision.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { sharedFreezeOf } from './freeze-lock.ts';
import { lockDelivery, type Locked } from './lock-delivery.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { tellPublishing } from './publishing-notice.ts';

/**
 * The second half of a replacement: once the new post surely is public, the old one is retracted. In this order, so that
 * at no moment the public is without what was said: whatever fails, the worst is that both stand there, which the thread
 * says, with a button. While the desk is frozen nothing more is done by itself.
 */
export async function retractOld(deps: PublishingDeps, deliveryId: string): Promise<void> {
  await deps.store.write(async (w) => {
    // The draft of the correction first, as everywhere where two are locked.
    const locked = await lockDelivery(w.tx, deliveryId);
    // guard: the replacement is public
    if (locked?.delivery.state !== 'sent') return;
    const { delivery } = locked;
    if (delivery.correction?.retractsOld !== true) return;
    await w.tx.delivery.update({ where: { id: deliveryId }, data: { retractsOld: false } });
    const old = await lockDelivery(w.tx, delivery.correction.correctsId);
    if (old === null) throw new Error(`delivery ${deliveryId} replaces none`);
    if (old.delivery.state !== 'sent') return;
    // guard: a freeze keeps the old post
    if ((await sharedFreezeOf(w.tx, locked.draft.deskId)) !== null) {
      const data = { deliveryId, accountId: delivery.accountId, url: old.delivery.remoteUrl, why: 'frozen' } as const;
      return tellPublishing(w, locked.draft, { kind: 'post.stays', data });
    }
    await move(w, old, 'retract', { person: await whoApproved(w, locked), reason: `→ ${delivery.remoteUrl}` });
  });
}

/** It was their approval that has the old post retracted. */
async function whoApproved(w: Writing, { draft, delivery }: Locked): Promise<string> {
  const decisions = await readDecisions(w, draft, delivery.revision);
  return decisions.findLast(({ kind }) => kind === 'approve')?.person ?? draft.author;
}
