import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import type { Desk } from '#desks/desk.ts';
import { lookAtMembers } from '#desks/look-at-members.ts';
import type { Members } from '#desks/may.ts';
import { asksForSeen } from '#desks/seen-rule.ts';
import type { Store } from '#storage/store.ts';

/**
 * Asks the chat for the desk's members; null where the bot is not in its channel. Throws where the chat does not
 * answer. `asked`: the channel's members, if they have been asked for already. On a desk with a rule on how long they
 * must have been seen, each call also records who is there.
 */
export async function membersOf(
  store: Store,
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
    const group = hasGroup && people !== null ? { id, people } : null;
    return { channel: inChannel, group, ...(await seenIn(store, desk, inChannel)) };
  } catch (error) {
    if (await chat.inChannel({ channel })) throw error;
    return null;
  }
}

/** Returns since when the members of the channel have been seen there, where the desk asks for it. */
export async function seenIn(store: Store, desk: Desk, inChannel: readonly UserId[]): Promise<Pick<Members, 'seen'>> {
  return asksForSeen(desk) ? { seen: await lookAtMembers(store, desk.id, inChannel) } : {};
}
