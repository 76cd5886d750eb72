import { maxTextLength } from './card.ts';
import type { Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { messageAt } from './messages.ts';
import { tellBot } from './tell-bot.ts';

/** A person changes the text of their own message. */
export function editMessage(chat: Chat, user: string, ref: Ref, text: string): 'edited' | 'refused' {
  const message = messageAt(chat.state, ref);
  if (message === null || message.author !== user || message.body.kind !== 'text') return 'refused';
  if (text.trim() === '' || text.length > maxTextLength) return 'refused';
  message.body = { ...message.body, text };
  message.editedAt = chat.clock.now().toISOString();
  tellBot(chat, { kind: 'edited', ref: message.ref });
  chat.changed();
  return 'edited';
}
