import { type Action, type Answer, doOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import type { Account } from '#desks/account.ts';
import { askToWake } from '#publishing/holding/waking.ts';

import { isCalled, onlyOne } from './named-account.ts';

/**
 * Asks the desk's approvers to wake an account that somebody put to sleep. A steward of the desk may ask, or an
 * administrator of its chat. Nothing goes out because of it.
 */
export const wake: Action<'wake'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    press: (ctx) =>
      asking(
        ctx,
        onlyOne(ctx.desk.accounts, ({ id }) => id === ctx.target),
      ),
  },
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ sleep: { help } }) => [{ typed: help.wake, does: help.wakeDoes, group: 'accounts' }],
    read: (typed) => (ctx) => asking(ctx, onlyOne(ctx.desk.accounts, typed === '' ? isAsleep : isCalled(typed))),
  },
};

/** `account` null: the desk has no such account, or it is unclear which is meant. */
async function asking(ctx: DeskContext, account: Account | null): Promise<Answer> {
  const { answer } = ctx.m.sleep;
  // guard: who asks to wake may set up
  if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return answer.mayNot;
  if (account === null) return answer.whichAccount(asleepOf(ctx).map(accountLabel));
  const { id: accountId } = account;
  const label = accountLabel(account);
  return doOnce<DeskContext, Awaited<ReturnType<typeof askToWake>>>({
    does: ({ desk, user }, work) => askToWake(work, { desk, accountId, by: user }),
    says: {
      asked: answer.asked(label),
      already: answer.alreadyAsked(label),
      awake: answer.awake(label),
      otherDesk: (_, { name }) => answer.otherDesk(label, name),
    },
    repeated: () => answer.asked(label),
  })(ctx);
}

function asleepOf({ desk }: DeskContext): readonly Account[] {
  return desk.accounts.filter(isAsleep);
}

function isAsleep({ standing }: Account): boolean {
  return standing.kind === 'asleep';
}
