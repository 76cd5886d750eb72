import type { Writing } from '#storage/store.ts';

import { cancelDelivery } from './cancel-delivery.ts';
import type { GateOutcome, OpenGate } from './gate.ts';
import { holdDelivery } from './hold-delivery.ts';
import { holdFrozen } from './hold-frozen.ts';
import { holdUnproven } from './hold-unproven.ts';
import type { Locked } from './lock-delivery.ts';
import { tellPublishing } from './publishing-notice.ts';
import { readyDelivery } from './ready-delivery.ts';

/** Does what a gate that did not open says, in the transaction that has the delivery locked. */
export async function closeGate(w: Writing, locked: Locked, outcome: Exclude<GateOutcome, OpenGate>): Promise<void> {
  const { draft, delivery } = locked;
  switch (outcome.kind) {
    case 'later':
      await readyDelivery(w, locked, { at: outcome.at, because: 'early' });
      return;
    case 'cancel':
      // What may be public is never called off in silence.
      if (delivery.doubtSince !== null) await holdDelivery(w, locked, 'not_approved');
      else {
        await cancelDelivery(w, locked, outcome.why);
        const { id: deliveryId, accountId } = delivery;
        await tellPublishing(w, draft, { kind: 'delivery.changed', data: { deliveryId, accountId } });
      }
      return;
    case 'hold':
      if (outcome.why === 'frozen') return holdFrozen(w, locked);
      if (outcome.why === 'decision_unproven') return holdUnproven(w, draft);
      if (outcome.why === 'approval_lapsed' && draft.state === 'approved') {
        // So that the same revision can be approved again.
        await w.tx.draft.update({ where: { id: draft.id }, data: { state: 'asked', changedAt: w.clock.now() } });
      }
      await holdDelivery(w, locked, outcome.why);
  }
}
