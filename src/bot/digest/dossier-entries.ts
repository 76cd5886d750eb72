import { type Action, type Answer, deskFormOf, type DeskSubmission, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { textReader } from '#bot/forms/text-reader.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fieldErrors, formError, type FormRefused } from '#bot/form-answer.ts';
import type { Form } from '#chat/form.ts';
import { monthText } from '#bot/when-text.ts';
import type { Account } from '#desks/account.ts';
import { lastTwelveMonths, monthsOf } from '#reach/dossier/dossier-months.ts';
import { type Entries, keepEntries, MAX_MINUTES, MAX_POINTERS, readPointers } from '#reach/dossier/entered.ts';

import { mayHaveDossier } from './may-have-dossier.ts';

/** The most accounts that the form has fields for. */
const mostAccounts = 8;

/** Takes a desk's entries for its dossier: minutes of moderation in a month, and who else links to its accounts. */
export const dossierEntries: Action<'dossierEntries'> = {
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce<DeskSubmission, Entries, { readonly kind: 'entered' | 'same' }>({
      reads: readForm,
      does: ({ desk, user }, work, entries) => keepEntries(work, { deskId: desk.id, by: user.id, entries }),
      says: { entered: ({ m }) => m.dossier.entering.entered, same: ({ m }) => m.dossier.entering.same },
    }),
  },
};

/** Opens the form, with the desk's earlier entries. */
export async function openEntries(ctx: DeskContext): Promise<Answer> {
  const { bot, desk } = ctx;
  return deskFormOf('dossierEntries', entriesForm(ctx, await readPointers(bot.store.db, desk.id)), null);
}

function entriesForm(ctx: DeskContext, pointers: ReadonlyMap<string, { readonly text: string }>): Form {
  const { m } = ctx;
  const { entering: words } = m.dossier;
  const months = monthsToEnter(ctx).toReversed();
  return {
    title: words.title,
    intro: words.intro,
    submitLabel: words.submit,
    fields: [
      {
        id: 'month',
        kind: 'select',
        optional: false,
        label: words.month,
        hint: null,
        choices: months.map((month) => ({ value: month, label: monthText(month, m.tongue) })),
        initial: months[0] ?? '',
      },
      {
        id: 'minutes',
        kind: 'text',
        optional: true,
        label: words.minutes,
        hint: words.minutesHint,
        initial: '',
        maxLength: 6,
      },
      ...accountsIn(ctx).map((account) => ({
        id: fieldOf(account),
        kind: 'textarea' as const,
        optional: true as const,
        label: words.pointers(accountLabel(account)),
        hint: words.pointersHint,
        initial: pointers.get(account.id)?.text ?? '',
        maxLength: MAX_POINTERS,
      })),
    ],
    images: [],
  };
}

function readForm(ctx: DeskSubmission): Entries | FormRefused {
  const { m, values } = ctx;
  if (!mayHaveDossier(ctx)) return formError(m.dossier.mayNot);
  const { entering: words } = m.dossier;
  const { errors, lineAt, textAt } = textReader(values, m);
  const month = textIn(values, 'month');
  if (!monthsToEnter(ctx).includes(month)) errors['month'] = words.badMonth;
  const typed = lineAt('minutes');
  const minutes = typed === null ? null : /^\d{1,6}$/u.test(typed) ? Number(typed) : Number.NaN;
  if (minutes !== null && !(minutes <= MAX_MINUTES)) errors['minutes'] = words.badMinutes(MAX_MINUTES);
  const pointers = accountsIn(ctx).map((account) => ({ accountId: account.id, text: textAt(fieldOf(account)).trim() }));
  for (const account of accountsIn(ctx))
    if (textIn(values, fieldOf(account)).length > MAX_POINTERS) errors[fieldOf(account)] = words.long(MAX_POINTERS);
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  return { moderation: minutes === null ? null : { month, minutes }, pointers };
}

/** Returns the months that can be entered, the earliest first: the last twelve, and the current one. */
function monthsToEnter({ bot, desk }: DeskContext): readonly string[] {
  const now = bot.store.clock.now();
  const { first } = lastTwelveMonths(now, desk.timeZone);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: desk.timeZone }).format(now);
  return monthsOf({ first, last: today }, desk.timeZone).map(({ month }) => month);
}

function accountsIn({ desk }: DeskContext): readonly Account[] {
  return desk.accounts.slice(0, mostAccounts);
}

function fieldOf({ id }: Account): string {
  return `pointers-${id}`;
}
