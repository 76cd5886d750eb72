import { Temporal } from 'temporal-polyfill';

import { type LeavingPlan, leavingWays } from '#accounts/leaving/plan.ts';
import type { DeskSubmission } from '#bot/action.ts';
import { dayError } from '#bot/forms/day-error.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { readDay } from '#bot/forms/read-day.ts';
import type { DeskContext } from '#bot/context.ts';
import { fieldErrors, type FormRefused } from '#bot/form-answer.ts';

import { maxReference } from './leave-form.ts';

const mostYearsAhead = 5;
/** The time at which a channel is asked to review the plan. */
const reviewTime = '09:00';

/** Reads a plan from its form, or returns errors by field. */
export async function readLeaveForm(ctx: DeskSubmission): Promise<LeavingPlan | FormRefused> {
  const { m, values, bot, desk } = ctx;
  const { error } = m.leaving;
  const reference = textIn(values, 'reference').trim().replaceAll(/\s+/gu, ' ').slice(0, maxReference);
  if (reference === '') return fieldErrors({ reference: error.reference });
  const way = leavingWays.find((one) => one === textIn(values, 'way'));
  if (way === undefined) return fieldErrors({ way: error.way });
  const now = bot.store.clock.now();
  const lastDay = dayAt(ctx, 'lastDay');
  if (typeof lastDay !== 'string') return lastDay;
  const leavesAt = instantOf(Temporal.PlainDate.from(lastDay).add({ days: 1 }), desk.timeZone, '00:00');
  if (leavesAt <= now) return fieldErrors({ lastDay: error.past });
  const review = dayAt(ctx, 'review');
  if (typeof review !== 'string') return review;
  if (review <= lastDay) return fieldErrors({ review: error.reviewFirst });
  const reviewAt = instantOf(Temporal.PlainDate.from(review), desk.timeZone, reviewTime);
  if (reviewAt.getTime() > now.getTime() + mostYearsAhead * 366 * 86_400_000)
    return fieldErrors({ review: error.tooFar });
  const [keeper, ...otherKeepers] = choicesIn(values, 'keeper');
  if (keeper === undefined || otherKeepers.length > 0) return fieldErrors({ keeper: error.onePerson });
  const [deputy = null, ...otherDeputies] = choicesIn(values, 'deputy');
  if (otherDeputies.length > 0) return fieldErrors({ deputy: error.onePerson });
  if (deputy === keeper) return fieldErrors({ deputy: error.sameDeputy });
  if (!(await isMemberHere(ctx, keeper))) return fieldErrors({ keeper: error.notHere });
  if (deputy !== null && !(await isMemberHere(ctx, deputy))) return fieldErrors({ deputy: error.notHere });
  return { way, reference, leavesAt, reviewAt, keeper, deputy };
}

/** Reads a day from a field, YYYY-MM-DD; or what is wrong with it. */
export function dayAt(ctx: DeskSubmission, field: string): string | FormRefused {
  const { bot, desk, m, values } = ctx;
  const reading = { timeZone: desk.timeZone, language: m.tongue, now: bot.store.clock.now() };
  const read = readDay(textIn(values, field), reading);
  return read.kind === 'day' ? read.day : fieldErrors({ [field]: dayError(m, read) });
}

/** Tells whether somebody is a full member of the chat and in the desk's channel. */
export async function isMemberHere(
  { chat, members }: Pick<DeskContext, 'chat' | 'members'>,
  id: string,
): Promise<boolean> {
  return members.channel.includes(id) && (await chat.user(id))?.kind === 'member';
}

function instantOf(day: Temporal.PlainDate, timeZone: string, time: string): Date {
  const plainTime = Temporal.PlainTime.from(time);
  return new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}
