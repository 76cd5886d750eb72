import type { Card } from './card.ts';
import type { Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { messageAt } from './messages.ts';
import { botId } from './open-chat.ts';

/** Replaces a card of the bot. Notifies nobody. */
export function updateCard(chat: Chat, ref: Ref, card: Card): 'updated' | 'gone' | 'notItsOwn' {
  const message = messageAt(chat.state, ref);
  if (message === null) return 'gone';
  if (message.author !== botId) return 'notItsOwn';
  message.body = { kind: 'card', card };
  chat.changed();
  return 'updated';
}
