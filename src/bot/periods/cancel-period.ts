import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { askToCancelPeriod, lockPeriod } from '#periods/period.ts';

import { periodOf } from './period.ts';

/** Cancels a waiting period. An agreed period stays in force until the desk's approvers agree to cancel it. */
export const cancelPeriod: Action<'cancelPeriod'> = {
  button: { about: 'desk', may: 'anybody', press: cancelling },
};

async function cancelling(ctx: DeskPress): Promise<Answer> {
  const { desk, m, user } = ctx;
  const found = await periodOf(ctx, ctx.target);
  if (found === null) return m.periods.answer.closed;
  const mayCancel = found.askedBy === user.id || maySetUp(await settingUp(ctx, desk.channel), desk);
  if (!mayCancel) return m.periods.answer.mayNot;
  return doOnce<DeskPress, { readonly kind: 'cancelled' | 'asked' | 'already' | 'closed' }>({
    async does(_, work) {
      const period = await lockPeriod(work.tx, found.id);
      return { kind: period === null ? 'closed' : await askToCancelPeriod(work, { period, desk, by: user }) };
    },
    says: {
      cancelled: m.periods.answer.cancelled,
      asked: m.periods.answer.cancelAsked,
      already: m.periods.answer.cancelAlready,
      closed: m.periods.answer.closed,
    },
  })(ctx);
}
