import { boxes, choice } from '#bot/forms/choice-fields.ts';
import { field } from '#bot/forms/field.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { wholeLastDayText, wholeWhenText } from '#bot/when-text.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import type { PeriodLevel, ReservePeriod } from '#desks/period.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The levels of a period, in the form's order. */
export const periodLevels: readonly PeriodLevel[] = ['inform', 'extraApproval', 'closed'];

/** The most characters per text of a period. */
export const mostOf = { label: 100, basis: 300, role: 40 } as const;

/** Builds the form of a reserve period; `before` is the period to change. It never suggests a date. */
export function periodForm({
  m,
  desk,
  before,
}: {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone' | 'accounts'>;
  readonly before: ReservePeriod | null;
}): Form {
  const { form, levels } = m.periods;
  const zone = before?.timeZone ?? desk.timeZone;
  const choices = desk.accounts.map((account) => choice(account.id, accountLabel(account)));
  return {
    title: before === null ? form.title : form.changeTitle,
    intro: before === null ? form.intro : form.changeIntro,
    submitLabel: form.submit,
    fields: [
      text('label', form.label, form.labelHint, before?.label ?? '', mostOf.label),
      text('basis', form.basis, form.basisHint, before?.basis ?? '', mostOf.basis),
      text('from', form.from, form.fromHint, before === null ? '' : boundText(before, 'from', m), 100),
      text('to', form.to, form.toHint, before === null ? '' : boundText(before, 'to', m), 100),
      text('zone', form.zone, form.zoneHint, zone, 60),
      ...boxes(field('accounts', form.accounts), choices, before?.accountIds ?? choices.map(({ value }) => value)),
      {
        ...field('level', form.level),
        kind: 'radio',
        choices: periodLevels.map((level) => choice(level, levels[level])),
        initial: before?.level ?? 'extraApproval',
      },
      { ...text('role', form.role, form.roleHint, before?.role ?? '', mostOf.role), optional: true },
      {
        ...field('people', form.people, form.peopleHint, true),
        kind: 'people',
        initial: before?.rolePeople ?? [],
        isOne: false,
      },
    ],
    images: [],
  };
}

/** Formats the first or last moment of a period as its field shows it. If it comes back unchanged, the moment stays. */
export function boundText(
  { fromAt, toAt, timeZone }: Pick<ReservePeriod, 'fromAt' | 'toAt' | 'timeZone'>,
  bound: 'from' | 'to',
  { tongue }: Messages,
): string {
  const lastDay = bound === 'to' ? wholeLastDayText(toAt, timeZone, tongue) : null;
  return lastDay ?? wholeWhenText(bound === 'to' ? toAt : fromAt, timeZone, tongue);
}

function text(id: string, label: string, hint: string, initial: string, maxLength: number): FormField {
  return { ...field(id, label, hint), kind: 'text', initial, maxLength };
}
