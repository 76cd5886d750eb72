import type { ChatGroup, ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import type { Clock } from '#clock.ts';

import { cache } from './cache.ts';

/** Looks up people on the platform. Each answer is cached for a short time. */
export interface People<Known> {
  /** Returns a person, from an answer at most five minutes old; null if the id is nobody's. */
  readonly known: (id: UserId) => Promise<Known | null>;
  readonly isKnown: (id: UserId) => boolean;
  /** Caches a person whom the platform sent unasked. */
  readonly learn: (person: Known) => void;
  /** Returns the last known language; null if there is none. Does not ask the platform, since a person is waiting. */
  readonly languageOf: (id: UserId) => ChatUser['language'] | null;
  /** Returns the members, from an answer at most 30 s old. Throws if the bot is not in the channel. */
  members(channel: string): Promise<readonly UserId[]>;
  /** Returns whether anybody can join a channel by themselves, from an answer at most a minute old. */
  isOpen(channel: string): Promise<boolean>;
  /** Returns a channel's name as people see it, from an answer at most a minute old; null if it has none for us. */
  channelName(channel: string): Promise<string | null>;
  /**
   * Returns the groups, from an answer at most a minute old; null if the plan, the licence or our rights allow none.
   */
  groups(): Promise<readonly ChatGroup[] | null>;
  /** Returns a group's members, from an answer at most a minute old; null if it does not exist or cannot be read. */
  groupMembers(group: string): Promise<readonly UserId[] | null>;
}

const userForMs = 5 * 60_000;
const membersForMs = 30_000;
const groupsForMs = 60_000;
const maxLanguages = 20_000;

export function people<Known extends { readonly user: ChatUser }>(
  clock: Clock,
  /** Requests to the platform. */
  ask: {
    readonly person: (id: UserId) => Promise<Known | null>;
    /** Returns the ids of all members, including the bot's if it is one. */
    readonly members: (channel: string) => Promise<readonly UserId[]>;
    readonly channel: (channel: string) => Promise<{ readonly isOpen: boolean; readonly name: string | null }>;
    readonly groups: () => Promise<readonly ChatGroup[] | null>;
    readonly groupMembers: (group: string) => Promise<readonly UserId[] | null>;
    /** Looks up each of these people. */
    readonly each: (ids: readonly UserId[]) => Promise<readonly (Known | null)[]>;
    readonly bot: UserId;
  },
): People<Known> {
  const users = cache<Known | null>(clock, userForMs);
  const members = cache<readonly UserId[]>(clock, membersForMs);
  const channels = cache<Awaited<ReturnType<typeof ask.channel>>>(clock, groupsForMs);
  const groups = cache<readonly ChatGroup[] | null>(clock, groupsForMs);
  const groupMembers = cache<readonly UserId[] | null>(clock, groupsForMs);
  const languages = new Map<UserId, ChatUser['language']>();

  const hear = ({ user: { id, language } }: Known): void => {
    if (languages.size >= maxLanguages && !languages.has(id)) languages.clear();
    languages.set(id, language);
  };
  const working = async (ids: readonly UserId[]): Promise<readonly UserId[]> =>
    (await ask.each(ids)).flatMap((one) =>
      one?.user.kind === 'member' || one?.user.kind === 'guest' ? [one.user.id] : [],
    );
  const allGroups = (): Promise<readonly ChatGroup[] | null> => groups.get('', ask.groups);

  return {
    known: (id) =>
      users.get(id, async () => {
        const person = await ask.person(id);
        if (person !== null) hear(person);
        return person;
      }),
    isKnown: (id) => users.has(id),
    learn: (person) => {
      users.set(person.user.id, person);
      hear(person);
    },
    languageOf: (id) => languages.get(id) ?? null,
    members: (channel) =>
      members.get(channel, async () => {
        const ids = await ask.members(channel);
        // Any caller can list the members of an open channel: refuse unless the bot is among them.
        if (!ids.includes(ask.bot)) throw new Error('the bot is not in the channel');
        return working(ids.filter((id) => id !== ask.bot));
      }),
    isOpen: async (id) => (await channels.get(id, () => ask.channel(id))).isOpen,
    channelName: async (id) => (await channels.get(id, () => ask.channel(id))).name,
    groups: allGroups,
    groupMembers: (group) =>
      groupMembers.get(group, async () => {
        // A group that is switched off may still have its members.
        if (!((await allGroups()) ?? []).some(({ id }) => id === group)) return null;
        const ids = await ask.groupMembers(group);
        return ids === null ? null : working(ids);
      }),
  };
}
