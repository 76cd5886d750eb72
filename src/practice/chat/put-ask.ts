import { awaitChange } from './await-change.ts';
import type { Ask, Chat } from './chat.ts';

/**
 * Hands an ask to the bot and waits for the answer. True when it was answered in time. An ask that no bot has fetched
 * by then is taken back; the answer to a fetched one is still taken when it comes late.
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
