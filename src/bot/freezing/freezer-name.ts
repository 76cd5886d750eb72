import type { Messages } from '#messages/words/messages.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/**
 * Returns the current name of the person who froze or thawed. The administrator of the terminal has no name in the
 * chat.
 */
export async function freezerName(chat: ChatPlatform, m: Messages, by: string): Promise<string> {
  return by === 'administrator' ? m.cards.administrator : ((await chat.user(by))?.name ?? by);
}
