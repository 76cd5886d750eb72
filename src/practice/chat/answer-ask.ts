import { z } from 'zod';

import { cardSchema } from './card.ts';
import type { Ask, Chat } from './chat.ts';
import { whisperCard } from './whisper-card.ts';

export const answerSchema = z.strictObject({
  id: z.string(),
  reply: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('whisper'), card: cardSchema }),
    z.strictObject({ kind: z.literal('done') }),
    z.strictObject({ kind: z.literal('ok') }),
    z.strictObject({
      kind: z.literal('errors'),
      fields: z.record(z.string(), z.string().max(3_000)),
      general: z.string().max(3_000).nullable(),
    }),
  ]),
});

/** Takes the bot's answer to a command, a shortcut or a form; the first answer to an ask counts, however late. */
export function answerAsk(chat: Chat, answer: z.infer<typeof answerSchema>): 'taken' | 'notAsked' | 'wrongKind' {
  const ask = chat.fetchedAsks.get(answer.id);
  if (ask === undefined) return 'notAsked';
  if ((ask.kind !== 'submit') !== (answer.reply.kind === 'whisper' || answer.reply.kind === 'done')) {
    return 'wrongKind';
  }
  chat.fetchedAsks.delete(answer.id);
  apply(chat, ask, answer.reply);
  chat.changed();
  return 'taken';
}

function apply(chat: Chat, ask: Ask, reply: z.infer<typeof answerSchema>['reply']): void {
  switch (reply.kind) {
    case 'whisper':
      if (ask.kind === 'command') {
        whisperCard(chat, { to: ask.user, channel: ask.channel, thread: null, card: reply.card });
      } else if (ask.kind === 'shortcut') {
        const { channel, thread } = ask.ref;
        whisperCard(chat, { to: ask.user, channel, thread, card: reply.card });
      }
      return;
    case 'done':
      return;
    case 'ok':
      if (ask.kind === 'submit') chat.state.forms = chat.state.forms.filter((form) => form.id !== ask.form);
      return;
    case 'errors': {
      const open = ask.kind === 'submit' ? chat.state.forms.find((form) => form.id === ask.form) : undefined;
      if (open !== undefined) open.problems = reply;
      return;
    }
  }
}
