import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { GateOutcome, OpenGate } from './gate.ts';
import { holdFrozen } from './hold-frozen.ts';
import { holdUnproven } from './hold-unproven.ts';
import type { Locked } from './lock-delivery.ts';
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
      if (delivery.doubtSince !== null) await move(w, locked, 'hold', { why: 'not_approved' });
      else await move(w, locked, 'cancel', { why: outcome.why, shows: true });
      return;
    case 'hold':
      if (outcome.why === 'frozen') return holdFrozen(w, locked);
      if (outcome.why === 'decision_unproven') return holdUnproven(w, draft);
      if (outcome.why === 'approval_lapsed' && draft.state === 'approved') {
        // So that the same revision can be approved again.
        await w.tx.draft.update({ where: { id: draft.id }, data: { state: 'asked', changedAt: w.clock.now() } });
      }
      await move(w, locked, 'hold', { why: outcome.why });
  }
}
