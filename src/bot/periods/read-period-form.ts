import type { DeskSubmission } from '#bot/action.ts';
import { ticked, choicesIn, textIn } from '#bot/forms/form-values.ts';
import { fieldErrors, type FormRefused } from '#bot/form-answer.ts';
import { isMemberHere } from '#bot/leaving/read-leave-form.ts';
import { isTimeZone } from '#desks/desk-settings.ts';
import type { ReservePeriod } from '#desks/period.ts';
import type { PeriodTerms } from '#periods/period-mac.ts';

import { boundText, mostOf, periodLevels } from './period-form.ts';
import { readBound } from './read-bound.ts';

/** Reads the terms of a period from its form, or returns errors by field. `before`: the period to change. */
export async function readPeriodForm(
  ctx: DeskSubmission,
  before: ReservePeriod | null,
): Promise<PeriodTerms | FormRefused> {
  const { m, values, bot, desk } = ctx;
  const { error } = m.periods;
  const [label, basis] = [lineIn(ctx, 'label', mostOf.label), lineIn(ctx, 'basis', mostOf.basis)];
  if (label === '') return fieldErrors({ label: error.empty });
  if (basis === '') return fieldErrors({ basis: error.empty });
  const timeZone = textIn(values, 'zone').trim();
  if (!isTimeZone(timeZone)) return fieldErrors({ zone: error.zone });
  const reading = { timeZone, language: m.tongue, now: bot.store.clock.now() };
  const bound = (name: 'from' | 'to'): Date | null => {
    const typed = textIn(values, name);
    // Keep the moment of an unchanged field: a time that clocks show twice cannot be read back.
    if (before !== null && timeZone === before.timeZone && typed === boundText(before, name, m))
      return name === 'from' ? before.fromAt : before.toAt;
    return readBound(typed, name, reading);
  };
  const [fromAt, toAt] = [bound('from'), bound('to')];
  if (fromAt === null) return fieldErrors({ from: error.when });
  if (toAt === null) return fieldErrors({ to: error.when });
  if (toAt <= fromAt) return fieldErrors({ to: error.endsFirst });
  const chosen = ticked(values, 'accounts');
  const accountIds = desk.accounts.map(({ id }) => id).filter((id) => chosen.includes(id));
  if (accountIds.length === 0) return fieldErrors({ accounts: error.accounts });
  const level = periodLevels.find((one) => one === textIn(values, 'level'));
  if (level === undefined) return fieldErrors({ level: error.level });
  const rule = level === 'extraApproval' ? await roleIn(ctx) : { role: null, rolePeople: [] };
  if ('reply' in rule) return rule;
  return { label, basis, fromAt, toAt, timeZone, accountIds, level, ...rule, replacesId: before?.id ?? null };
}

/** Reads who has to approve in addition. */
async function roleIn(ctx: DeskSubmission): Promise<Pick<PeriodTerms, 'role' | 'rolePeople'> | FormRefused> {
  const { error } = ctx.m.periods;
  const role = textIn(ctx.values, 'role').trim().replaceAll(/\s+/gu, ' ');
  if (role === '' || role.length > mostOf.role) return fieldErrors({ role: error.role });
  const rolePeople = [...new Set(choicesIn(ctx.values, 'people'))];
  const here = await Promise.all(rolePeople.map((person) => isMemberHere(ctx, person)));
  if (rolePeople.length === 0 || here.includes(false)) return fieldErrors({ people: error.people });
  return { role, rolePeople };
}

function lineIn({ values }: DeskSubmission, name: string, most: number): string {
  return textIn(values, name).trim().replaceAll(/\s+/gu, ' ').slice(0, most);
}
