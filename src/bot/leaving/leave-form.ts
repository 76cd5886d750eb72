import { type Leaving, leavingWays } from '#accounts/leaving/plan.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { dayIn } from '#desks/working-hours.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The most characters of a decision's reference. */
export const maxReference = 300;

/** Builds the form of a plan to leave an account; `before` is the existing plan to begin from. */
export function leaveForm({
  m,
  desk,
  account,
  before,
}: {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly account: Account;
  readonly before: Leaving | null;
}): Form {
  const { form, ways, consequences } = m.leaving;
  const dayOf = (at: Date | undefined): string =>
    at === undefined ? '' : calendarDayText(dayIn(desk.timeZone, at), m.tongue);
  const lastDay = before === null ? undefined : new Date(before.leavesAt.getTime() - 1);
  return {
    title: form.title,
    intro: [
      form.intro(accountLabel(account)),
      ...leavingWays.map((way) => m.words.labelled(ways[way], consequences[way])),
    ].join('\n'),
    submitLabel: form.submit,
    fields: [
      {
        id: 'reference',
        label: form.reference,
        hint: form.referenceHint,
        optional: false,
        kind: 'text',
        initial: before?.reference ?? '',
        maxLength: maxReference,
      },
      {
        id: 'way',
        label: form.way,
        hint: null,
        optional: false,
        kind: 'radio',
        choices: leavingWays.map((way) => ({ value: way, label: ways[way] })),
        initial: before?.way ?? 'dormant',
      },
      day('lastDay', form.lastDay, form.lastDayHint, dayOf(lastDay)),
      day('review', form.review, form.reviewHint, dayOf(before?.reviewAt)),
      people('keeper', form.keeper, form.keeperHint, before === null ? [] : [before.keeper]),
      people('deputy', form.deputy, form.deputyHint, before?.deputy === null || before === null ? [] : [before.deputy]),
    ],
    images: [],
  };
}

function day(id: string, label: string, hint: string, initial: string): FormField {
  return { id, label, hint, optional: false, kind: 'text', initial, maxLength: 100 };
}

function people(id: string, label: string, hint: string, initial: readonly string[]): FormField {
  return { id, label, hint, optional: id === 'deputy', kind: 'people', initial, isOne: true };
}
