import type { UnitOfWork } from '#storage/store.ts';

import { decide, type DecisionOutcome, type DecisionRequest, type ToDecide } from './decide.ts';

/**
 * Records a decision on a subject other than a draft, by a button of its card. Such a subject has no quota, and
 * reactions do not decide. `revision`: the number on the button; left out if the subject only ever has one state.
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
    // The subject itself says, by `shut`, whether it is still what was asked for.
    fingerprint: null,
    via: 'button',
    reason: null,
  });
}
