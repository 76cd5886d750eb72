import type { DeskContext } from '#bot/context.ts';
import type { ChatUser } from '#chat/chat.ts';

/** Lists everybody in the desk's channel as the chat knows them, including guests. Throws if it does not answer. */
export async function usersOf({ chat, members }: Pick<DeskContext, 'chat' | 'members'>): Promise<readonly ChatUser[]> {
  const found = await Promise.all(members.channel.map((id) => chat.user(id)));
  return found.filter((user) => user !== null);
}
