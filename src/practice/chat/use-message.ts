import type { Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { makeTrigger } from './make-trigger.ts';
import { channelById, messageById } from './messages.ts';
import { putAsk } from './put-ask.ts';
import type { CommandOutcome } from './type-command.ts';

/** A person chooses "Use as a public post" on what somebody said; waits for the bot's answer. */
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
  const answered = await putAsk(chat, { id, kind: 'shortcut', dedupeKey, user, ref: said.ref, text, files, trigger });
  return answered ? { kind: 'answered', trigger } : { kind: 'noAnswer' };
}
