import { z } from 'zod';

import { cardSchema, maxTextLength } from './card.ts';
import type { Ref } from './chat-state.ts';
import type { Ask, Chat } from './chat.ts';
import { channelById, messageById } from './messages.ts';
import { awaitChange } from './outbox.ts';
import { endWhispers, whisperCard } from './shown-cards.ts';
import { makeTrigger } from './triggers.ts';

/**
 * Offers an ask to the bot and waits for the answer. Returns true if it was answered in time. An ask that no bot has
 * fetched by then is withdrawn; a late answer to a fetched one is still accepted.
 */
export async function putAsk(chat: Chat, ask: Ask): Promise<boolean> {
  chat.asks.push(ask);
  chat.changed();
  const isAnswered = (): true | null => (chat.asks.includes(ask) || chat.fetchedAsks.has(ask.id) ? null : true);
  const answered = await awaitChange(chat, isAnswered, chat.answerWithinMs);
  const at = chat.asks.indexOf(ask);
  if (at !== -1) chat.asks.splice(at, 1);
  return answered === true;
}

export const answerSchema = z.strictObject({
  id: z.string(),
  reply: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('whisper'), card: cardSchema }),
    z.strictObject({ kind: z.literal('done') }),
    z.strictObject({ kind: z.literal('ok') }),
    z.strictObject({ kind: z.literal('notes'), fields: z.record(z.string(), z.string().max(3_000)) }),
    z.strictObject({
      kind: z.literal('errors'),
      fields: z.record(z.string(), z.string().max(3_000)),
      general: z.string().max(3_000).nullable(),
    }),
  ]),
});

const answersTo: { readonly [Kind in Ask['kind']]: readonly z.infer<typeof answerSchema>['reply']['kind'][] } = {
  command: ['whisper', 'done'],
  shortcut: ['whisper', 'done'],
  submit: ['ok', 'errors'],
  typed: ['notes'],
};

/** Takes the bot's answer to a command, a shortcut or a form; the first answer to an ask counts, however late. */
export function answerAsk(chat: Chat, answer: z.infer<typeof answerSchema>): 'taken' | 'notAsked' | 'wrongKind' {
  const ask = chat.fetchedAsks.get(answer.id);
  if (ask === undefined) return 'notAsked';
  if (!answersTo[ask.kind].includes(answer.reply.kind)) return 'wrongKind';
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
    case 'notes':
      // The person may have stopped waiting.
      if (chat.notes.has(ask.id)) chat.notes.set(ask.id, reply.fields);
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

export type CommandOutcome =
  | { readonly kind: 'answered'; readonly trigger: string }
  /** The bot did not answer in time, and will not get the command later. */
  | { readonly kind: 'noAnswer' }
  | { readonly kind: 'refused'; readonly why: 'tooLong' | 'noSuchPlace' };

/** Types "/tambour <text>" in a channel as a person, and waits for the bot's answer. */
export async function typeCommand(
  chat: Chat,
  command: { readonly user: string; readonly channel: string; readonly text: string },
): Promise<CommandOutcome> {
  const { user, channel, text } = command;
  if (text.length > maxTextLength) return { kind: 'refused', why: 'tooLong' };
  if (!(channelById(chat.state, channel)?.members.includes(user) ?? false)) {
    return { kind: 'refused', why: 'noSuchPlace' };
  }
  endWhispers(chat, user, { channel, thread: null });
  const trigger = makeTrigger(chat, user);
  const id = chat.newId();
  const answered = await putAsk(chat, {
    id,
    kind: 'command',
    dedupeKey: `command:${id}`,
    user,
    channel,
    text,
    trigger,
  });
  return answered ? { kind: 'answered', trigger } : { kind: 'noAnswer' };
}

/** Chooses "Use as a public post" on somebody's message as a person, and waits for the bot's answer. */
export async function useMessage(
  chat: Chat,
  user: string,
  { message }: Pick<Ref, 'message'>,
): Promise<Extract<CommandOutcome, { readonly kind: 'answered' | 'noAnswer' }> | { readonly kind: 'gone' }> {
  const said = messageById(chat.state, message);
  const isMember = channelById(chat.state, said?.ref.channel ?? '')?.members.includes(user) ?? false;
  if (said?.body.kind !== 'text' || !isMember) return { kind: 'gone' };
  const trigger = makeTrigger(chat, user);
  const id = chat.newId();
  const { text, files } = said.body;
  const dedupeKey = `shortcut:${id}`;
  const { ref, author: by } = said;
  const answered = await putAsk(chat, { id, kind: 'shortcut', dedupeKey, user, ref, text, files, by, trigger });
  return answered ? { kind: 'answered', trigger } : { kind: 'noAnswer' };
}
