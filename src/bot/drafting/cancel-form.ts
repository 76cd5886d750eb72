import type { DraftPress, DraftSubmission } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readText } from '#bot/forms/read-text.ts';
import { firstWords } from '#bot/first-words.ts';
import { fieldErrors, type FormRefused } from '#bot/form-answer.ts';
import type { Form } from '#chat/form.ts';
import { mayCancel } from '#drafts/may-handle.ts';
import { deliveriesOf, isUnderWay } from '#publishing/delivery.ts';

/** Says why the person cannot cancel the draft, to tell them before they are asked; null if they can. */
export async function whyNotCancel({ bot, desk, draft, m, members, user }: DraftPress): Promise<string | null> {
  if (!mayCancel(draft, desk, user.id, members)) return m.cancelling.notAllowed;
  if (draft.state === 'cancelled') return m.answers.closedDraft;
  return (await deliveriesOf(bot.store.db, draft.id)).some(isUnderWay) ? m.answers.underWay : null;
}

/** Asks whether to cancel the draft, and for an optional reason. */
export function cancelForm({ draft, m }: Pick<DraftPress, 'draft' | 'm'>): Form {
  const { title, intro, send } = m.cancelling.form;
  const words = firstWords(draft.current.content.text);
  const named =
    words === '' ? m.words.draft(draft.number) : m.words.labelled(m.words.draft(draft.number), m.words.quoted(words));
  return {
    title,
    intro: `${named}\n\n${intro}`,
    submitLabel: send,
    fields: [
      { kind: 'text', id: 'text', label: m.forms.reason, hint: null, optional: true, initial: '', maxLength: 500 },
    ],
    images: [],
  };
}

/** Reads the reason; null if none was given. */
export function readCancelForm({ m, values }: DraftSubmission): { readonly reason: string | null } | FormRefused {
  const read = readText(textIn(values, 'text'), m);
  if (read.kind === 'error') return fieldErrors({ text: read.error });
  return { reason: read.text.trim() === '' ? null : read.text };
}
