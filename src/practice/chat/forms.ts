import { createHash } from 'node:crypto';
import type { z } from 'zod';

import { putAsk } from './asks.ts';
import type { bindingSchema, Field, Form } from './card.ts';
import type { FileRef, FormValue, OpenForm } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { makeTrigger, takeTrigger } from './triggers.ts';

const maxOpenForms = 50;

/** Opens a form for the person who made the trigger. */
export function openForm(
  chat: Chat,
  opened: { readonly trigger: string; readonly form: Form; readonly binding: z.infer<typeof bindingSchema> },
): 'opened' | 'expired' {
  const trigger = takeTrigger(chat, opened.trigger);
  if (trigger === null) return 'expired';
  chat.state.forms.push({
    id: chat.newId(),
    user: trigger.user,
    ...opened,
    values: null,
    problems: { kind: 'none' },
  });
  // Otherwise forms in closed tabs would be kept for ever.
  chat.state.forms = chat.state.forms.slice(-maxOpenForms);
  chat.changed();
  return 'opened';
}

/** Reason why the practice chat itself refuses a form. The page words it. */
export type FieldProblem = 'required' | 'tooLong' | 'tooMany';

export type SubmitOutcome =
  /** The bot has taken it. */
  | { readonly kind: 'taken'; readonly trigger: string }
  /** The form stays open, with the person's entries and their errors. */
  | { readonly kind: 'open' }
  | { readonly kind: 'incomplete'; readonly problems: ReadonlyMap<string, FieldProblem> }
  | { readonly kind: 'gone' };

/** Sends a person's form and waits for the bot's answer. The values stay in the form until the bot takes them. */
export async function submitForm(
  chat: Chat,
  submission: { readonly user: string; readonly form: string; readonly values: Record<string, FormValue> },
): Promise<SubmitOutcome> {
  const open = formOf(chat, submission.user, submission.form);
  if (open === null) return { kind: 'gone' };
  open.values = submission.values;
  open.problems = { kind: 'none' };
  chat.changed();
  const problems = problemsOf(open.form.fields, submission.values);
  if (problems.size > 0) return { kind: 'incomplete', problems };

  const trigger = makeTrigger(chat, submission.user);
  // The same text sent twice is one submission, a corrected text is another.
  const digest = hashOf(JSON.stringify(withoutIds(chat, submission.values)));
  const dedupeKey = `submit:${open.id}:${digest}`;
  const answered = await putAsk(chat, {
    id: chat.newId(),
    kind: 'submit',
    dedupeKey,
    user: submission.user,
    form: open.id,
    binding: open.binding,
    values: submission.values,
    trigger,
  });
  const left = formOf(chat, submission.user, submission.form);
  if (left === null) return { kind: 'taken', trigger };
  if (!answered) {
    left.problems = { kind: 'noAnswer' };
    chat.changed();
  }
  return { kind: 'open' };
}

/** Names files by their bytes: one that is sent again has another id. */
function withoutIds(chat: Chat, values: Record<string, FormValue>): Record<string, unknown> {
  const named = (one: string | FileRef): unknown =>
    typeof one === 'string' ? one : { ...one, id: hashOf(chat.loadBlob(one.id) ?? one.id) };
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, typeof value === 'string' ? value : value.map(named)]),
  );
}

function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Asks the bot for its notes at the fields of an open form as filled in so far; empty if it does not answer. */
export async function notesOnTyped(
  chat: Chat,
  { user, form, values }: { readonly user: string; readonly form: string; readonly values: Record<string, FormValue> },
): Promise<Readonly<Record<string, string>>> {
  const open = formOf(chat, user, form);
  if (open === null) return {};
  const id = chat.newId();
  chat.notes.set(id, {});
  await putAsk(chat, { id, kind: 'typed', user, binding: open.binding, values });
  const notes = chat.notes.get(id) ?? {};
  chat.notes.delete(id);
  return notes;
}

/** Returns an open form of that person. */
export function formOf(chat: Chat, user: string, id: string): OpenForm | null {
  return chat.state.forms.find((form) => form.id === id && form.user === user) ?? null;
}

function problemsOf(fields: readonly Field[], values: Record<string, FormValue>): Map<string, FieldProblem> {
  const problems = new Map<string, FieldProblem>();
  for (const field of fields) {
    const value = values[field.id] ?? '';
    const isEmpty = typeof value === 'string' ? value.trim() === '' : value.length === 0;
    if (isEmpty && !field.optional) problems.set(field.id, 'required');
    else if ('maxLength' in field && value.length > field.maxLength) problems.set(field.id, 'tooLong');
    else if ('maxFiles' in field && value.length > field.maxFiles) problems.set(field.id, 'tooMany');
  }
  return problems;
}

/** Closes a person's form without sending it. */
export function closeForm(chat: Chat, user: string, id: string): void {
  chat.state.forms = chat.state.forms.filter((form) => form.id !== id || form.user !== user);
  chat.changed();
}
