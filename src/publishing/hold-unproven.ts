import { readDecisions } from '#approvals/decision.ts';
import { lapseUnproven } from '#approvals/lapse-unproven.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { deliveriesOf } from './delivery-states.ts';

/**
 * Lapses the decisions on a draft of which one is not as Tambour left it, holds what was to leave, and lets the same
 * revision be decided on again. Nothing where all are genuine. `draft` is locked.
 */
export async function holdUnproven(w: Writing, draft: Draft): Promise<void> {
  const decisions = await readDecisions(w, draft, draft.current.number);
  if (decisions.every(({ isGenuine }) => isGenuine)) return;
  await lapseUnproven(w, draft, decisions);
  if (draft.state !== 'approved') return;
  for (const delivery of await deliveriesOf(w.tx, draft.id)) {
    if (delivery.state !== 'ready') continue;
    // What may be public has to be looked at; of the others one message says all.
    const isTold = delivery.doubtSince === null;
    await move(w, { draft, delivery }, 'hold', { why: 'decision_unproven', isTold });
  }
  await w.tx.draft.update({ where: { id: draft.id }, data: { state: 'asked', changedAt: w.clock.now() } });
}
