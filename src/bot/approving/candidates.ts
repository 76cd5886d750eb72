import { fullMembers } from '#bot/full-members.ts';
import type { ChatPlatform, ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import type { Desk } from '#desks/desk.ts';
import { approvesFrom, isNewcomer, type Members, placesOf } from '#desks/may.ts';
import { seenIn } from '#bot/members-of.ts';
import type { Store } from '#storage/store.ts';

/** A person whom the desk names, but who could not approve now. */
export interface Missed {
  readonly user: ChatUser;
  /** The end of the absence; null: no longer in the channel. */
  readonly awayUntil: Date | null;
}

/** A person who could approve after more time in the channel. */
export interface Newcomer {
  readonly user: ChatUser;
  readonly approvesFrom: Date;
}

/** The people who may approve on a desk, regardless of the author. All are full members of the chat. */
export type Candidates =
  /** All of them. `places`: for each deputy, the people they stand in for. */
  | {
      readonly kind: 'each';
      readonly people: readonly ChatUser[];
      readonly places: ReadonlyMap<UserId, readonly UserId[]>;
      readonly missed: readonly Missed[];
      /** If somebody is away: some other people in the channel who could stand in for them. */
      readonly spare: readonly ChatUser[];
    }
  /** Some people of a large group: enough to tell whether a post could be approved. */
  | { readonly kind: 'some'; readonly people: readonly ChatUser[] }
  /** Some people of a channel, as for a large group. `isOpen`: anybody can join it and become one of them. */
  | {
      readonly kind: 'ofChannel';
      readonly people: readonly ChatUser[];
      /** If those are too few: some who will be able to approve later. */
      readonly newcomers: readonly Newcomer[];
      readonly isOpen: boolean;
    }
  /** The group that approves cannot be read. */
  | { readonly kind: 'unreadable' };

const mostEach = 20;
const mostNewcomers = 5;

/** Asks the chat for a desk's candidates, up to `barred` of whom may be barred. Throws if it does not answer. */
export async function candidatesOf(
  { store, chat }: { readonly store: Store; readonly chat: ChatPlatform },
  desk: Desk,
  barred: number,
): Promise<Candidates> {
  switch (desk.approversFrom) {
    case 'people': {
      const [named, channel] = await Promise.all([fullMembers(chat, desk.approvers, Infinity), chat.members(desk)]);
      const members = { channel, group: null };
      return each(chat, desk, { named, members, isLeft: ({ id }) => !channel.includes(id), barred });
    }
    case 'channel':
      return ofChannel({ store, chat }, desk, enoughFor(desk, barred));
    case 'group': {
      const id = desk.approverGroup;
      const people = id === null ? null : await chat.groupMembers(id);
      if (id === null || people === null) return { kind: 'unreadable' };
      if (people.length > mostEach)
        return { kind: 'some', people: await fullMembers(chat, here(desk, people), enoughFor(desk, barred)) };
      const [named, channel] = await Promise.all([fullMembers(chat, people, Infinity), chat.members(desk)]);
      const members = { channel, group: { id, people } };
      return each(chat, desk, { named, members, isLeft: () => false, barred });
    }
  }
}

async function ofChannel(
  { store, chat }: { readonly store: Store; readonly chat: ChatPlatform },
  desk: Desk,
  enough: number,
): Promise<Candidates> {
  // Without an answer from the chat, the channel counts as open.
  const [channel, isOpen] = await Promise.all([chat.members(desk), chat.isOpen(desk).catch(() => true)]);
  const members = { channel, group: null, ...(await seenIn(store, desk, channel)) };
  const isLate = (person: UserId): boolean => isNewcomer(desk, person, members);
  const present = here(desk, channel);
  const counting = present.filter((person) => !isLate(person));
  const people = await fullMembers(chat, counting, enough);
  const coming = people.length < enough ? await fullMembers(chat, present.filter(isLate), mostNewcomers) : [];
  const newcomers = coming.flatMap((user): readonly Newcomer[] => {
    const from = approvesFrom(desk, user.id, members);
    return from === null ? [] : [{ user, approvesFrom: from }];
  });
  return { kind: 'ofChannel', people, newcomers, isOpen };
}

async function each(
  chat: ChatPlatform,
  desk: Desk,
  from: {
    readonly named: readonly ChatUser[];
    readonly members: Members;
    readonly isLeft: (user: ChatUser) => boolean;
    readonly barred: number;
  },
): Promise<Candidates> {
  const { named, members, isLeft, barred } = from;
  const missed = named.flatMap((user): readonly Missed[] => {
    const awayUntil = desk.away.find(({ person }) => person === user.id)?.toAt ?? null;
    return awayUntil !== null || isLeft(user) ? [{ user, awayUntil }] : [];
  });
  const present = named.filter((user) => !missed.some((one) => one.user === user));
  const deputies = [...new Set(desk.away.flatMap(({ deputy }) => (deputy === null ? [] : [deputy])))].filter(
    (id) => !named.some((user) => user.id === id) && placesOf(desk, id, members).length > 0,
  );
  const known = [...named.map(({ id }) => id), ...deputies];
  const others = here(desk, members.channel).filter((id) => !known.includes(id));
  const isAway = missed.some(({ awayUntil }) => awayUntil !== null);
  const [standingIn, spare] = await Promise.all([
    fullMembers(chat, deputies, Infinity),
    isAway ? fullMembers(chat, others, enoughFor(desk, barred)) : [],
  ]);
  return {
    kind: 'each',
    people: [...present, ...standingIn],
    places: new Map(deputies.map((id) => [id, placesOf(desk, id, members)])),
    missed,
    spare,
  };
}

function here(desk: Desk, people: readonly UserId[]): readonly UserId[] {
  return people.filter((id) => !desk.away.some(({ person }) => person === id));
}

/** Returns how many people are enough even if `barred` of them are barred, and others have approved already. */
function enoughFor({ approvalsNeeded }: Desk, barred: number): number {
  return 2 * approvalsNeeded + barred;
}
