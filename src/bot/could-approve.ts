import type { ChatPlatform, UserId } from '#chat/chat.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';

/** Who approves on a desk as it would be set up. */
export type Policy = Pick<
  DeskSettings,
  'approversFrom' | 'approverGroup' | 'approvers' | 'stewards' | 'approvalsNeeded'
>;

/**
 * Whether a post of anybody could ever be approved by these settings: guests, bots and people who are gone do not count,
 * and neither does an author, so that where exactly enough people approve somebody else has to write. Throws where the
 * chat does not answer, or the bot is not in the channel.
 */
export async function couldApprove(chat: ChatPlatform, channel: string, policy: Policy): Promise<boolean> {
  const { approvalsNeeded: needed, stewards } = policy;
  const inChannel = await chat.members({ channel });
  const named = await namedBy(chat, policy, inChannel);
  const approvers = await fullMembers(chat, [...new Set(named)], needed + 1);
  if (approvers.length !== needed) return approvers.length > needed;
  const authors = [...inChannel, ...stewards].filter((person) => !approvers.includes(person));
  return (await fullMembers(chat, authors, 1)).length > 0;
}

async function namedBy(
  chat: ChatPlatform,
  { approversFrom, approverGroup, approvers }: Policy,
  inChannel: readonly UserId[],
): Promise<readonly UserId[]> {
  switch (approversFrom) {
    case 'people':
      return approvers;
    case 'channel':
      return inChannel;
    case 'group':
      return (approverGroup === null ? null : await chat.groupMembers(approverGroup)) ?? [];
  }
}

/** The first `enough` of them. */
async function fullMembers(chat: ChatPlatform, people: readonly UserId[], enough: number): Promise<readonly UserId[]> {
  const found: UserId[] = [];
  for (const id of people) {
    if (found.length >= enough) break;
    if ((await chat.user(id))?.kind === 'member') found.push(id);
  }
  return found;
}
