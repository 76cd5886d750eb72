import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import type { Desk } from '#desks/desk.ts';
import { lookAtMembers } from '#desks/look-at-members.ts';
import type { Members } from '#desks/may.ts';
import { turnsOf } from '#desks/turns.ts';
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
  const { channel } = desk;
  try {
    const [inChannel, ...read] = await Promise.all([
      asked ?? chat.members({ channel }),
      ...groupsOf(desk).map(async (id) => ({ id, people: await chat.groupMembers(id) })),
    ]);
    const groups = read.flatMap(({ id, people }) => (people === null ? [] : [{ id, people }]));
    const [group = null, ...otherGroups] = groups;
    return {
      channel: inChannel,
      group,
      ...(otherGroups.length === 0 ? {} : { otherGroups }),
      ...(await seenIn(store, desk, inChannel)),
    };
  } catch (error) {
    if (await chat.inChannel({ channel })) throw error;
    return null;
  }
}

/** Lists the groups that approve on a desk, in any of its steps. */
export function groupsOf(desk: Desk): readonly string[] {
  const ids = turnsOf(desk).map(({ approversFrom, approverGroup }) =>
    approversFrom === 'group' ? approverGroup : null,
  );
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Returns since when the members of the channel have been seen there, where the desk asks for it. */
export async function seenIn(store: Store, desk: Desk, inChannel: readonly UserId[]): Promise<Pick<Members, 'seen'>> {
  return asksForSeen(desk) ? { seen: await lookAtMembers(store, desk.id, inChannel) } : {};
}
