import { z } from 'zod';

import { type Action, type Answer, type DeskPress, deskFormOf, type DeskSubmission, takeOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { type FormRefused, formError } from '#bot/form-answer.ts';
import { onDesk } from '#desks/may.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedMeanings } from '#messages/typed-words.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import type { ReservePeriod } from '#desks/period.ts';
import type { PeriodTerms } from '#periods/period-mac.ts';
import { askForPeriod, readPeriod } from '#periods/period.ts';

import { periodForm } from './period-form.ts';
import { reportCard } from './report.ts';
import { readPeriodForm } from './read-period-form.ts';

const wishes = typedMeanings(({ periods }) => periods);

/**
 * Proposes a reserve period, or a change to one. A steward of the desk may, or an administrator of its chat; the desk's
 * approvers agree before anything changes.
 */
export const period: Action<'period'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ periods }) => [
      { typed: periods.help, does: periods.helpDoes, group: 'team' },
      { typed: periods.helpReport, does: periods.helpReportDoes, group: 'team' },
    ],
    read: (typed) => (ctx) => wanting(ctx, typed),
  },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce({
      reads: readWish,
      does: ({ desk, user }, work, terms) => askForPeriod(work, { desk, by: user, terms }),
      says: {
        asked: ({ m }) => m.periods.answer.asked,
        closed: ({ m }) => m.periods.answer.closed,
        endsFirst: { error: ({ m }) => formError(m.periods.error.endsFirst) },
        past: { error: ({ m }) => formError(m.periods.error.past) },
      },
    }),
  },
};

/** Opens the form of an agreed period, to change or shorten it. */
export const changePeriod: Action<'changePeriod'> = {
  button: { about: 'desk', may: 'anybody', press: changing },
};

async function wanting(ctx: DeskContext, typed: string): Promise<Answer> {
  const said = folded(typed.trim());
  if (said === '') return opening(ctx, null);
  if (wishes.get(said) !== 'report') return ctx.m.periods.answer.notUnderstood;
  const here = onDesk(ctx.desk, ctx.user.id, ctx.members) || ctx.members.channel.includes(ctx.user.id);
  return here ? reportCard(ctx) : ctx.m.answers.notOnDesk;
}

async function changing(ctx: DeskPress): Promise<Answer> {
  const before = await periodOf(ctx, ctx.target);
  return before?.state === 'agreed' ? opening(ctx, before) : ctx.m.periods.answer.closed;
}

async function opening(ctx: DeskContext, before: ReservePeriod | null): Promise<Answer> {
  const { desk, m } = ctx;
  if (!maySetUp(await settingUp(ctx, desk.channel), desk)) return m.periods.answer.mayNot;
  if (desk.accounts.length === 0) return m.periods.answer.noAccounts;
  return deskFormOf('period', periodForm({ m, desk, before }), before?.id ?? null);
}

async function readWish(ctx: DeskSubmission): Promise<PeriodTerms | FormRefused> {
  const { desk, m, target } = ctx;
  if (!maySetUp(await settingUp(ctx, desk.channel), desk)) return formError(m.periods.answer.mayNot);
  const before = target === null ? null : await periodOf(ctx, target);
  if (target !== null && before === null) return formError(m.periods.answer.closed);
  return readPeriodForm(ctx, before);
}

/** Reads the period that a button or a form on a desk is about; null if the desk has no such period. */
export async function periodOf(
  { bot, desk }: Pick<DeskContext, 'bot' | 'desk'>,
  target: string | null,
): Promise<ReservePeriod | null> {
  const id = z.uuid().safeParse(target).data;
  const found = id === undefined ? null : await readPeriod(bot.store.db, id);
  return found?.deskId === desk.id ? found : null;
}
