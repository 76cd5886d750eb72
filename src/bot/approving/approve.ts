import type { DecisionOutcome } from '#approvals/decide.ts';
import { type Action, doOnce, type DraftPress } from '#bot/action.ts';

import { decide } from './decide.ts';
import { decisionSays } from './decision-text.ts';

/** Approves exactly the revision on the card. */
export const approve: Action<'approve'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'anyCard',
    press: doOnce<DraftPress, DecisionOutcome>({
      does: (ctx, work) => decide(ctx, work, { kind: 'approve', reason: null }),
      says: decisionSays,
    }),
  },
};
