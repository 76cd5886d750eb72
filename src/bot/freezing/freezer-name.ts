import type { Messages } from '#messages/words/messages.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { administratorIn } from '#desks/administrator.ts';

/**
 * Returns the current name of the person who froze or thawed. The administrator of the terminal is named as the system
 * user that they are.
 */
export async function freezerName(chat: ChatPlatform, m: Messages, by: string): Promise<string> {
  // By itself, on the last day of a plan that was agreed.
  if (by === 'tambour') return 'Tambour';
  const administrator = administratorIn(by);
  if (administrator === null) return (await chat.user(by))?.name ?? by;
  const { systemUser } = administrator;
  return systemUser === null ? m.cards.administrator : `${m.cards.administrator} (${systemUser})`;
}
