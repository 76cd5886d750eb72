import type { ChatPlatform, ChatUser, UserId } from '#chat/chat.ts';
import type { Desk } from '#desks/desk.ts';

/** Who may approve on a desk, whoever wrote the draft: full members of the chat. */
export type Candidates =
  /** All of them. */
  | { readonly kind: 'each'; readonly people: readonly ChatUser[] }
  /** Of a channel, or a large group: as many as tell whether enough people could approve. */
  | { readonly kind: 'some'; readonly people: readonly ChatUser[] }
  /** The group that approves cannot be read. */
  | { readonly kind: 'unreadable' };

const mostEach = 20;
const atOnce = 10;

/** Asks the chat. Throws where it does not answer. */
export async function candidatesOf(chat: ChatPlatform, desk: Desk): Promise<Candidates> {
  switch (desk.approversFrom) {
    case 'people':
      return { kind: 'each', people: await fullMembers(chat, desk.approvers, Infinity) };
    case 'channel':
      return { kind: 'some', people: await fullMembers(chat, await chat.members(desk), enoughFor(desk)) };
    case 'group': {
      const people = desk.approverGroup === null ? null : await chat.groupMembers(desk.approverGroup);
      if (people === null) return { kind: 'unreadable' };
      if (people.length > mostEach) return { kind: 'some', people: await fullMembers(chat, people, enoughFor(desk)) };
      return { kind: 'each', people: await fullMembers(chat, people, Infinity) };
    }
  }
}

/** Beside who wrote it, who worded it and who has approved already. */
function enoughFor({ approvalsNeeded }: Desk): number {
  return 2 * approvalsNeeded + 2;
}

/** Those that are full members, at least `enough` of them where there are so many: a channel may have thousands. */
async function fullMembers(chat: ChatPlatform, people: readonly UserId[], enough: number): Promise<ChatUser[]> {
  const found: ChatUser[] = [];
  for (let at = 0; at < people.length && found.length < enough; at += atOnce) {
    const some = people.slice(at, enough === Infinity ? undefined : at + atOnce);
    const known = await Promise.all(some.map((id) => chat.user(id)));
    found.push(...known.flatMap((user) => (user?.kind === 'member' ? [user] : [])));
    if (enough === Infinity) break;
  }
  return found;
}
