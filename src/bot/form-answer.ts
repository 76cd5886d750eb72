import type { Card } from '#chat/card.ts';
import type { SubmitReply } from '#chat/chat-sink.ts';

import { plainCard } from './plain-card.ts';

/** The answer to a form that was sent. `said` is whispered beside it. */
export interface FormAnswer {
  readonly reply: SubmitReply;
  readonly said: Card | null;
}

/** A form that stays open, with everything that the person wrote. */
export interface FormRefused extends FormAnswer {
  readonly reply: Extract<SubmitReply, { readonly kind: 'errors' }>;
}

/** Closes the form, with an optional sentence to whisper. */
export function accepted(sentence: string | Card | null = null): FormAnswer {
  return { reply: { kind: 'ok' }, said: typeof sentence === 'string' ? plainCard(sentence) : sentence };
}

/** Keeps the form open, with a sentence above its fields. */
export function formError(sentence: string, said: Card | null = null): FormRefused {
  return { reply: { kind: 'errors', fields: {}, general: sentence }, said };
}

/** Keeps the form open, with a sentence at each wrong field. */
export function fieldErrors(fields: Readonly<Record<string, string>>): FormRefused {
  return { reply: { kind: 'errors', fields, general: null }, said: null };
}
