import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';

/**
 * Asks the chat for the desk's members; null where the bot is not in its channel. Throws where the chat does not
 * answer. `asked`: the channel's members, where they have been asked for already.
 */
export async function membersOf(
  chat: ChatPlatform,
  desk: Desk,
  asked: Promise<readonly UserId[]> | null = null,
): Promise<Members | null> {
  const { channel, approversFrom, approverGroup: id } = desk;
  const hasGroup = approversFrom === 'group' && id !== null;
  try {
    const [inChannel, people] = await Promise.all([
      asked ?? chat.members({ channel }),
      hasGroup ? chat.groupMembers(id) : Promise.resolve(null),
    ]);
    return { channel: inChannel, group: hasGroup && people !== null ? { id, people } : null };
  } catch (error) {
    if (await chat.inChannel({ channel })) throw error;
    return null;
  }
}
