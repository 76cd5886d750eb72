import { readKeeping } from '#accounts/keeping/keeping.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Account } from '#desks/account.ts';

/** Builds the form that names who looks after an account, filled with the people who do so now. */
export async function keepForm({ bot, desk, m, user }: DeskContext, account: Account | null): Promise<Form> {
  const { form } = m.keeping;
  const keeping = account === null ? null : await readKeeping(bot.store.db, account.id);
  const people = (id: 'keeper' | 'deputy', initial: readonly string[], hint: string | null): FormField => {
    return { id, label: form[id], hint, optional: id === 'deputy', kind: 'people', initial, isOne: true };
  };
  const choices = desk.accounts.map((one) => ({ value: one.id, label: accountLabel(one) }));
  const initial = account?.id ?? choices[0]?.value ?? '';
  return {
    title: form.title,
    intro: form.intro,
    submitLabel: form.submit,
    fields: [
      { id: 'account', label: form.account, hint: null, optional: false, kind: 'select', choices, initial },
      people('keeper', [keeping?.keeper ?? user.id], null),
      people('deputy', keeping === null || keeping.deputy === null ? [] : [keeping.deputy], form.deputyHint),
    ],
    images: [],
  };
}
