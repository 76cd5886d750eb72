import type { Messages } from '#messages/words/messages.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { administratorIn } from '#desks/administrator.ts';

/**
 * Returns the current name of the person who froze or thawed. An administrator at the terminal is named by their system
 * user.
 */
export async function freezerName(chat: ChatPlatform, m: Messages, by: string): Promise<string> {
  // Tambour acts on its own on the last day of an agreed plan.
  if (by === 'tambour') return 'Tambour';
  const administrator = administratorIn(by);
  if (administrator === null) return (await chat.user(by))?.name ?? by;
  const { systemUser } = administrator;
  return systemUser === null ? m.cards.administrator : `${m.cards.administrator} (${systemUser})`;
}
