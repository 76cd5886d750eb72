import { maxTextLength } from './card.ts';
import type { Chat } from './chat.ts';
import { makeTrigger } from './make-trigger.ts';
import { channelById } from './messages.ts';
import { putAsk } from './put-ask.ts';

export type CommandOutcome =
  | { readonly kind: 'answered'; readonly trigger: string }
  /** The bot did not answer in time, and will not get the command later. */
  | { readonly kind: 'noAnswer' }
  | { readonly kind: 'refused'; readonly why: 'tooLong' | 'noSuchPlace' };

/** A person types "/tambour <text>" in a channel; waits for the bot's answer. */
export async function typeCommand(
  chat: Chat,
  command: { readonly user: string; readonly channel: string; readonly text: string },
): Promise<CommandOutcome> {
  const { user, channel, text } = command;
  if (text.length > maxTextLength) return { kind: 'refused', why: 'tooLong' };
  if (!(channelById(chat.state, channel)?.members.includes(user) ?? false)) {
    return { kind: 'refused', why: 'noSuchPlace' };
  }
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
