import type { UnitOfWork } from '#storage/store.ts';

import { decide, type DecisionOutcome, type DecisionRequest, type ToDecide } from './decide.ts';

/**
 * Takes a decision on something that is no draft, by a button of its card: it has no quota, and no reaction decides.
 * `revision`: the number on the button; left out where the subject has one state alone, which its id tells.
 */
export async function decideByButton(
  work: UnitOfWork,
  request: Pick<ToDecide, 'subject' | 'desk' | 'decisions'> &
    Pick<DecisionRequest, 'person' | 'members' | 'kind'> & { readonly revision?: number },
): Promise<DecisionOutcome> {
  return decide(work, {
    revision: request.subject.number,
    ...request,
    isOver: false,
    hasRoom: true,
    // Leaves it to the subject to say whether it is still what was asked for.
    fingerprint: null,
    via: 'button',
    reason: null,
  });
}
