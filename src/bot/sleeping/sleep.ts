import { z } from 'zod';

import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import { planSleep } from '#accounts/plan-sleep.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { mayFreeze } from '#bot/freezing/may-freeze.ts';
import { fullDayText, fullWhenText } from '#bot/when-text.ts';
import type { Button, Card } from '#chat/card.ts';
import type { Account } from '#desks/account.ts';
import { fallAsleep } from '#publishing/holding/sleep.ts';
import { parseJson } from '#text/json-bounds.ts';

import { isCalled, onlyOne } from './named-account.ts';
import { parseSleep, type SleepWish } from './parse-sleep.ts';

/**
 * Puts one of the desk's accounts to sleep, at once or planned ahead. Everybody who may freeze may. The same command
 * prolongs a sleep; nobody alone can shorten one. The button answers which of two ends was meant.
 */
export const sleep: Action<'sleep'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ sleep: { help } }) => [{ typed: help.sleep, does: help.sleepDoes, group: 'accounts' }],
    read: (typed) => (ctx) => sleeping(ctx, typed),
  },
  button: { about: 'desk', may: 'anybody', press: choosing },
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
  switch (wish.kind) {
    case 'unclear':
      return answer.untilUnclear;
    case 'either':
      return eitherCard(ctx, account, wish);
    case 'plan':
      return planning(ctx, account, wish);
    case 'sleep':
      return fallingAsleep(ctx, account, wish);
  }
}

/** Lets the account sleep until the end that was chosen, for the reason that was typed with it. */
async function choosing(ctx: DeskPress): Promise<Answer> {
  const { bot, desk, m, target } = ctx;
  const chosen = chosenSchema.safeParse(parseJson(target ?? '')).data;
  const account = desk.accounts.find(({ id }) => id === chosen?.accountId);
  if (chosen === undefined || account === undefined) return m.answers.notPossibleNow;
  const until = new Date(chosen.until);
  return until <= bot.store.clock.now()
    ? m.sleep.answer.untilUnclear
    : fallingAsleep(ctx, account, { ...chosen, until });
}

const chosenSchema = z.object({
  accountId: z.string(),
  until: z.iso.datetime(),
  why: z.string().nullable(),
  exceptEmergencies: z.boolean(),
});

/** Asks which end was meant, with a button for each. */
function eitherCard(
  { bot, desk, m }: DeskContext,
  account: Account,
  { dayBeginsAt, dayEndsAt, why, exceptEmergencies }: EitherWish,
): Card {
  const { answer } = m.sleep;
  const day = fullDayText(dayBeginsAt, desk.timeZone, m.tongue, bot.store.clock.now());
  const question = answer.untilEither(accountLabel(account), day);
  const button = (label: string, until: Date): Button => {
    const chosen: z.infer<typeof chosenSchema> = {
      accountId: account.id,
      until: until.toISOString(),
      why,
      exceptEmergencies,
    };
    return cardButton('sleep', label, 'plain', { draftId: 'none', revision: 0, target: JSON.stringify(chosen) });
  };
  return {
    summary: question,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text: question }] },
      {
        kind: 'buttons',
        buttons: [button(answer.untilDayBegins(day), dayBeginsAt), button(answer.untilDayEnds(day), dayEndsAt)],
      },
    ],
  };
}

async function fallingAsleep(
  ctx: DeskContext,
  account: Account,
  { until, why, exceptEmergencies }: Pick<SleepNowWish, 'until' | 'why' | 'exceptEmergencies'>,
): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const { answer } = m.sleep;
  const label = accountLabel(account);
  const when = (at: Date): string => fullWhenText(at, desk.timeZone, m.tongue, bot.store.clock.now());
  const asleep = asSentences(
    until === null ? answer.asleep(label) : answer.asleepUntil(label, when(until)),
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

type PlanWish = Extract<SleepWish, { readonly kind: 'plan' }>;
type EitherWish = Extract<SleepWish, { readonly kind: 'either' }>;
type SleepNowWish = Extract<SleepWish, { readonly kind: 'sleep' }>;

/** Returns a test for accounts on the network that was typed. */
function isOn(typed: string): (account: Account) => boolean {
  return ({ network }) => network === typed.toLowerCase();
}
