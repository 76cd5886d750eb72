import type { Messages } from '#messages/words/messages.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { Form, FormField } from '#chat/form.ts';

/** Builds the form of a new absence. Only a steward is asked whose it is. */
export function absenceForm(
  { m, user }: { readonly m: Messages; readonly user: ChatUser },
  start: { readonly isSteward: boolean; readonly today: string },
): Form {
  const { form } = m.absences;
  const day = (id: string, label: string): FormField => {
    return { id, label, hint: form.dayHint, optional: false, kind: 'text', initial: start.today, maxLength: 100 };
  };
  return {
    title: form.title,
    intro: form.intro,
    submitLabel: form.submit,
    fields: [
      ...(start.isSteward ? [people('person', form.person, null, [user.id])] : []),
      day('first', form.first),
      day('last', form.last),
      people('deputy', form.deputy, form.deputyHint, []),
    ],
    images: [],
  };
}

function people(id: string, label: string, hint: string | null, initial: readonly string[]): FormField {
  return { id, label, hint, optional: id === 'deputy', kind: 'people', initial, isOne: true };
}
