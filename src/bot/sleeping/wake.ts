import { type Action, type Answer, doOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import type { Account } from '#desks/account.ts';
import { wake as wakeAccount } from '#publishing/sleep.ts';

/**
 * Wakes an account that somebody put to sleep, for every desk that has it: by a steward of one, or by an administrator
 * of its chat. Nothing goes out because of it.
 */
export const wake: Action<'wake'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    press: (ctx) =>
      waking(
        ctx,
        accountOf(ctx, ({ id }) => id === ctx.target),
      ),
  },
  command: {
    about: 'desk',
    may: 'anybody',
    help: () => [],
    read: (typed) => (ctx) => waking(ctx, typed === '' ? onlyAsleep(ctx) : accountOf(ctx, isCalled(typed))),
  },
};

/** `account` null: it is none of this desk's, or nobody can tell which is meant. */
async function waking(ctx: DeskContext, account: Account | null): Promise<Answer> {
  const { answer } = ctx.m.sleep;
  // guard: who wakes may set up
  if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return answer.mayNot;
  if (account === null) return answer.whichAccount(asleepOf(ctx).map(accountLabel));
  const { id: accountId } = account;
  const label = accountLabel(account);
  return doOnce<DeskContext, { readonly kind: 'woken' | 'awake' }>({
    does: async ({ user }, work) => ({ kind: (await wakeAccount(work, { accountId, by: user })) ? 'woken' : 'awake' }),
    says: { woken: answer.woken(label), awake: answer.awake(label) },
    repeated: () => answer.woken(label),
  })(ctx);
}

function accountOf({ desk }: DeskContext, isIt: (account: Account) => boolean): Account | null {
  const [account, ...others] = desk.accounts.filter(isIt);
  return account === undefined || others.length > 0 ? null : account;
}

function onlyAsleep(ctx: DeskContext): Account | null {
  const [account, ...others] = asleepOf(ctx);
  return account === undefined || others.length > 0 ? null : account;
}

function asleepOf({ desk }: DeskContext): readonly Account[] {
  return desk.accounts.filter(({ standing }) => standing.kind === 'asleep');
}

/** Tells whether an account is the one that was typed: by its address, with or without the first @, or as cards name it. */
function isCalled(typed: string): (account: Account) => boolean {
  const wanted = plain(typed);
  return (account) => [plain(account.handle), plain(accountLabel(account))].includes(wanted);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/^@/u, '');
}
