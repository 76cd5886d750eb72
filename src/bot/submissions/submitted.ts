import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { SubmitReply } from '#chat/chat-sink.ts';

/** What a form's handler answers: errors keep it open with the person's text; `said` is whispered beside. */
export interface Submitted {
  readonly reply: SubmitReply;
  readonly said: Card | null;
}

/** The form closes; nothing needs saying, or one sentence. */
export function taken(sentence: string | null = null): Submitted {
  return { reply: { kind: 'ok' }, said: sentence === null ? null : plainCard(sentence) };
}

/** The form stays open, with a sentence above its fields. */
export function keptOpen(sentence: string, said: Card | null = null): Submitted {
  return { reply: { kind: 'errors', fields: {}, general: sentence }, said };
}

/** The form stays open, with a sentence at each wrong field. */
export function mend(fields: Readonly<Record<string, string>>): Submitted {
  return { reply: { kind: 'errors', fields, general: null }, said: null };
}
