import { z } from 'zod';

import { askToCancel, lockLeaving, planOfAccount } from '#accounts/leaving/plan.ts';
import { type Action, type Answer, doOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import type { Account } from '#desks/account.ts';

/** Cancels a waiting plan. An agreed plan stays in force until the desk's approvers agree to cancel it. */
export const cancelLeaving: Action<'cancelLeaving'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    press: (ctx) => cancelling(ctx, z.uuid().safeParse(ctx.target).data ?? null),
  },
};

/** Cancels the plan of an account as the button does. */
export async function cancelPlan(ctx: DeskContext, account: Account): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const plan = await planOfAccount(bot.store.db, account.id, bot.store.clock.now());
  if (plan === null || plan.deskId !== desk.id) return m.leaving.answer.noPlan(accountLabel(account));
  return cancelling(ctx, plan.id);
}

async function cancelling(ctx: DeskContext, leavingId: string | null): Promise<Answer> {
  const { answer } = ctx.m.leaving;
  // guard: who cancels a leaving may set up
  if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return answer.mayNot;
  return doOnce<DeskContext, { readonly kind: Awaited<ReturnType<typeof askToCancel>> }>({
    async does({ desk, user }, work) {
      const leaving = leavingId === null ? null : await lockLeaving(work.tx, leavingId, work.clock.now());
      if (leaving === null || leaving.deskId !== desk.id) return { kind: 'closed' };
      return { kind: await askToCancel(work, { leaving, desk, by: user }) };
    },
    says: {
      cancelled: answer.cancelled,
      asked: answer.cancelAsked,
      already: answer.cancelAlready,
      closed: answer.closed,
    },
  })(ctx);
}
