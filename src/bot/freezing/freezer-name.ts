import type { Messages } from '#messages/words/messages.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** Who froze or thawed, as the chat has them now; the administrator of the terminal has no name there. */
export async function freezerName(chat: ChatPlatform, m: Messages, by: string): Promise<string> {
  return by === 'administrator' ? m.cards.administrator : ((await chat.user(by))?.name ?? by);
}
