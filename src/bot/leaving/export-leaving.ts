import { z } from 'zod';

import { enqueueLeavingNotice } from '#accounts/leaving/leaving-notice.ts';
import { planOfAccount, readLeaving } from '#accounts/leaving/leaving.ts';
import type { Leaving } from '#accounts/leaving/plan.ts';
import { type Action, type Answer, doOnce } from '#bot/action.ts';
import { type DeskContext, worksHere } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Account } from '#desks/account.ts';

/** Posts the file of a plan in its thread, for everybody who works on the desk. */
export const exportLeaving: Action<'exportLeaving'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx) {
      const { store } = ctx.bot;
      const id = z.uuid().safeParse(ctx.target).data;
      const plan = id === undefined ? null : await readLeaving(store.db, id, store.clock.now());
      return plan === null || plan.deskId !== ctx.desk.id ? ctx.m.leaving.answer.closed : exporting(ctx, plan);
    },
  },
};

/** Posts the file of an account's plan as the button does. */
export async function exportPlan(ctx: DeskContext, account: Account): Promise<Answer> {
  const { bot, desk, m } = ctx;
  if (!worksHere(ctx, null)) return m.answers.notOnDesk;
  const plan = await planOfAccount(bot.store.db, account.id, bot.store.clock.now());
  if (plan === null || plan.deskId !== desk.id) return m.leaving.answer.noPlan(accountLabel(account));
  return exporting(ctx, plan);
}

function exporting(ctx: DeskContext, { id: leavingId }: Leaving): Promise<Answer> {
  const said = ctx.m.leaving.answer.exported;
  return doOnce<DeskContext, { readonly kind: 'enqueued' }>({
    async does({ desk }, work) {
      await enqueueLeavingNotice(work, { kind: 'leaving.export', deskId: desk.id, leavingId });
      return { kind: 'enqueued' };
    },
    says: { enqueued: said },
    repeated: () => said,
  })(ctx);
}
