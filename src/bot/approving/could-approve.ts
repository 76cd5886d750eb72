import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';

import { fullMembers } from '#bot/full-members.ts';

/** The proposed desk settings that say who approves. */
export type Policy = Pick<
  DeskSettings,
  'approversFrom' | 'approverGroup' | 'approvers' | 'stewards' | 'approvalsNeeded'
>;

/**
 * Tells whether these settings could ever approve anybody's post. Guests, bots and people who are gone do not count.
 * Nor does an author: with exactly enough approvers ("justEnough") somebody else has to write, and nothing goes out
 * while one of them is away. Throws if the chat does not answer, or the bot is not in the channel.
 */
export async function couldApprove(
  chat: ChatPlatform,
  channel: string,
  policy: Policy,
): Promise<'never' | 'justEnough' | 'yes'> {
  const { approvalsNeeded: needed, stewards } = policy;
  const [inChannel, named] = await Promise.all([chat.members({ channel }), namedBy(chat, policy)]);
  const approving = named ?? inChannel;
  const others = [...inChannel, ...stewards].filter((person) => !approving.includes(person));
  const [approvers, authors] = await Promise.all([
    fullMembers(chat, approving, needed + 1),
    fullMembers(chat, others, 1),
  ]);
  if (approvers.length > needed) return 'yes';
  return approvers.length === needed && authors.length > 0 ? 'justEnough' : 'never';
}

/** Returns the people that the policy names as approvers; null: everybody in the channel. */
async function namedBy(
  chat: ChatPlatform,
  { approversFrom, approverGroup, approvers }: Policy,
): Promise<readonly UserId[] | null> {
  switch (approversFrom) {
    case 'people':
      return approvers;
    case 'channel':
      return null;
    case 'group':
      return (approverGroup === null ? null : await chat.groupMembers(approverGroup)) ?? [];
  }
}
