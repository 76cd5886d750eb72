import { type Action, type Answer, doOnce } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { planSleep } from '#accounts/plan-sleep.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { mayFreeze } from '#bot/freezing/may-freeze.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Account } from '#desks/account.ts';
import { fallAsleep } from '#publishing/holding/sleep.ts';

import { isCalled, onlyOne } from './named-account.ts';
import { parseSleep } from './parse-sleep.ts';

/**
 * Puts one of the desk's accounts to sleep, at once or planned ahead. Everybody who may freeze may. The same command
 * prolongs a sleep; nobody alone can shorten one.
 */
export const sleep: Action<'sleep'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ sleep: { help } }) => [{ typed: help.sleep, does: help.sleepDoes, isShort: false }],
    read: (typed) => (ctx) => sleeping(ctx, typed),
  },
};

async function sleeping(ctx: DeskContext, typed: string): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const { answer } = m.sleep;
  const [named = '', ...rest] = typed.trim().split(/\s+/u);
  const account = onlyOne(desk.accounts, isCalled(named)) ?? onlyOne(desk.accounts, isOn(named));
  if (account === null) return answer.whichToSleep(desk.accounts.map(accountLabel));
  const { timeZone } = desk;
  const now = bot.store.clock.now();
  const wish = parseSleep(rest.join(' '), { timeZone, language: m.tongue, now });
  if (wish.kind === 'unclear') return answer.untilUnclear;
  const label = accountLabel(account);
  if (wish.kind === 'plan') return planning(ctx, account, wish);
  const { until, why, exceptEmergencies } = wish;
  const asleep = asSentences(
    until === null ? answer.asleep(label) : answer.asleepUntil(label, fullWhenText(until, timeZone, m.tongue, now)),
    exceptEmergencies ? m.sleep.exceptEmergencies : null,
  );
  return doOnce<DeskContext, { readonly kind: 'asleep' | 'shorter' | 'looser' | 'mayNot' }>({
    async does(here, work) {
      // The same right as for a freeze: anybody who sees something wrong may stop it.
      if (!(await mayFreeze(here))) return { kind: 'mayNot' };
      return fallAsleep(work, { accountId: account.id, by: here.user, until, why, exceptEmergencies });
    },
    says: {
      asleep,
      shorter: answer.notShorter(label),
      looser: answer.notLooser(label),
      mayNot: answer.mayNotSleep,
    },
    repeated: () => asleep,
  })(ctx);
}

async function planning(ctx: DeskContext, account: Account, wish: PlanWish): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const { answer } = m.plannedSleep;
  const { startsAt, endsAt, label, exceptEmergencies } = wish;
  const when = (at: Date): string => fullWhenText(at, desk.timeZone, m.tongue, bot.store.clock.now());
  const planned = asSentences(
    answer.planned(accountLabel(account), when(startsAt), when(endsAt)),
    exceptEmergencies ? m.sleep.exceptEmergencies : null,
  );
  return doOnce<DeskContext, Awaited<ReturnType<typeof planSleep>> | { readonly kind: 'mayNot' }>({
    async does(here, work) {
      // The same right as for putting it to sleep at once.
      if (!(await mayFreeze(here))) return { kind: 'mayNot' };
      const accountId = account.id;
      return planSleep(work, { accountId, by: here.user, startsAt, endsAt, label, exceptEmergencies });
    },
    says: {
      planned,
      begun: answer.begun,
      overlaps: answer.overlaps(accountLabel(account)),
      mayNot: m.sleep.answer.mayNotSleep,
    },
    repeated: () => planned,
  })(ctx);
}

type PlanWish = Extract<ReturnType<typeof parseSleep>, { readonly kind: 'plan' }>;

/** Returns a test for accounts on the network that was typed. */
function isOn(typed: string): (account: Account) => boolean {
  return ({ network }) => network === typed.toLowerCase();
}
