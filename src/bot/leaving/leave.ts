import { askToLeave, planOfAccount } from '#accounts/leaving/leaving.ts';
import type { LeavingPlan } from '#accounts/leaving/plan.ts';
import { type Action, type Answer, deskFormOf, type DeskSubmission, takeOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { type FormRefused, formError } from '#bot/form-answer.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { isCalled, onlyOne } from '#bot/sleeping/named-account.ts';
import type { Account } from '#desks/account.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedMeanings } from '#messages/typed-words.ts';

import { exportPlan } from './export-leaving.ts';
import { leaveForm } from './leave-form.ts';
import { cancelPlan } from './leaving-request.ts';
import { readLeaveForm } from './read-leave-form.ts';

const wishes = typedMeanings(({ leaving }) => leaving);

/**
 * Plans how to leave one of the desk's accounts. A steward of the desk may, or an administrator of its chat; the desk's
 * approvers agree before anything changes. A word after the account exports the plan's file or cancels the plan.
 */
export const leave: Action<'leave'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ leaving }) => [{ typed: leaving.help, does: leaving.helpDoes, group: 'accounts' }],
    read: (typed) => (ctx) => wanting(ctx, typed),
  },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce({
      reads: readWish,
      does: ({ desk, user }, work, { account, plan }) =>
        askToLeave(work, { desk, accountId: account.id, by: user, plan }),
      says: {
        asked: ({ m, ...ctx }) => m.leaving.answer.asked(labelOfTarget(ctx)),
        otherDesk: ({ m, ...ctx }, { name }) => m.leaving.answer.otherDesk(labelOfTarget(ctx), name),
        left: ({ m, ...ctx }) => m.leaving.answer.left(labelOfTarget(ctx)),
        past: { error: ({ m }) => formError(m.leaving.error.past) },
      },
    }),
  },
};

async function wanting(ctx: DeskContext, typed: string): Promise<Answer> {
  const { desk, m } = ctx;
  const [named = '', wish = '', ...rest] = typed.trim().split(/\s+/u);
  const account = onlyOne(desk.accounts, isCalled(named));
  if (account === null || rest.length > 0) return m.leaving.answer.whichAccount(desk.accounts.map(accountLabel));
  const wanted = wish === '' ? 'form' : (wishes.get(folded(wish)) ?? null);
  switch (wanted) {
    case 'export':
      return exportPlan(ctx, account);
    case 'cancel':
      return cancelPlan(ctx, account);
    case 'form':
      return opening(ctx, account);
    case null:
      return m.leaving.answer.whichAccount(desk.accounts.map(accountLabel));
  }
}

async function opening(ctx: DeskContext, account: Account): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const now = bot.store.clock.now();
  // A form has to open within three seconds.
  const [settled, before] = await Promise.all([
    settingUp(ctx, desk.channel),
    planOfAccount(bot.store.db, account.id, now),
  ]);
  // guard: who opens the form of a leaving may set up
  if (!maySetUp(settled, desk)) return m.leaving.answer.mayNot;
  if (before?.state === 'done') return m.leaving.answer.left(accountLabel(account));
  return deskFormOf('leave', leaveForm({ m, desk, account, before }), account.id);
}

interface Wish {
  readonly account: Account;
  readonly plan: LeavingPlan;
}

async function readWish(ctx: DeskSubmission): Promise<Wish | FormRefused> {
  const { desk, m, target } = ctx;
  // guard: who plans a leaving may set up
  if (!maySetUp(await settingUp(ctx, desk.channel), desk)) return formError(m.leaving.answer.mayNot);
  const account = onlyOne(desk.accounts, ({ id }) => id === target);
  if (account === null) return formError(m.leaving.answer.whichAccount(desk.accounts.map(accountLabel)));
  const plan = await readLeaveForm(ctx);
  return 'reply' in plan ? plan : { account, plan };
}

function labelOfTarget({ desk, target }: Pick<DeskSubmission, 'desk' | 'target'>): string {
  return accountLabel(desk.accounts.find(({ id }) => id === target));
}
