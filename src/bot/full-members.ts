import type { ChatPlatform, ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';

const atOnce = 10;

/**
 * Finds the full members among people, and stops once there are `enough`, since a channel may have thousands and
 * somebody waits. Throws where the chat does not answer.
 */
export async function fullMembers(
  chat: ChatPlatform,
  people: readonly UserId[],
  enough: number,
): Promise<readonly ChatUser[]> {
  const unlike = [...new Set(people)];
  const found: ChatUser[] = [];
  const lot = enough === Infinity ? unlike.length : atOnce;
  for (let at = 0; at < unlike.length && found.length < enough; at += lot) {
    const known = await Promise.all(unlike.slice(at, at + lot).map((id) => chat.user(id)));
    found.push(...known.flatMap((user) => (user?.kind === 'member' ? [user] : [])));
  }
  return found;
}
