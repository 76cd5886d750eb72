import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { deciderOf, hereBy } from '#bot/context.ts';
import type { Messages } from '#messages/words/messages.ts';
import { decidePeriod, deskOfPeriod } from '#periods/decide-period.ts';

import { periodOf } from './period.ts';

/** Agrees to the period on the card, or to cancel it, as far as this person may. */
export const approvePeriod: Action<'approvePeriod'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses the period on the card, or to cancel it: nothing changes. */
export const refusePeriod: Action<'refusePeriod'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, chat, desk, m, revision: number, target } = ctx;
  const { store } = bot;
  const period = await periodOf(ctx, target);
  if (period === null) return m.periods.refusals.closed;
  const own = await deskOfPeriod(store.db, period, store.clock.now());
  // The chat is asked before the transaction.
  const here = await hereBy(bot, chat, ctx, own);
  const decider = deciderOf({ ...ctx, ...here });
  return doOnce<DeskPress, DecisionOutcome>({
    does: (_, work) => decidePeriod(work, { periodId: period.id, deskId: desk.id, number, ...decider, kind }),
    says: {
      decided: null,
      repeated: m.answers.decision.repeated,
      refused: (_, { why }) => refusalText(m, why),
    },
  })(ctx);
}

function refusalText({ answers, periods: { refusals }, steps }: Messages, why: DecisionRefusal): string {
  switch (why) {
    case 'author':
    case 'editor':
    case 'asker':
      return refusals.author;
    case 'other_turn':
      return steps.otherTurnOnCard;
    case 'authors_deputy':
      return refusals.authorsDeputy;
    case 'not_approver':
    case 'newcomer':
    case 'group_unreadable':
    case 'guest':
    case 'bot':
    case 'inactive':
      return answers.decision[why];
    case 'expired':
      return refusals.expired;
    case 'old_revision':
      return refusals.changed;
    case 'other_content':
    case 'asked_anew':
    case 'not_asked':
    case 'reactions_off':
    case 'too_many_scheduled':
    case 'closed':
      return refusals.closed;
  }
}
