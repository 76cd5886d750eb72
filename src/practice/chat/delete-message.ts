import type { Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { messageAt } from './messages.ts';
import { tellBot } from './tell-bot.ts';

/** A person deletes their own message; as on real platforms, an administrator (null) deletes any, the bot's too. */
export function deleteMessage(chat: Chat, by: string | null, ref: Ref): 'deleted' | 'refused' {
  const message = messageAt(chat.state, ref);
  if (message === null || (by !== null && message.author !== by)) return 'refused';
  message.body = { kind: 'deleted' };
  message.reactions = [];
  tellBot(chat, { kind: 'deleted', ref: message.ref });
  chat.changed();
  return 'deleted';
}
