import { z } from 'zod';

import type { ChatGroup, ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { heardLanguages } from '#chat/kit/heard-languages.ts';
import { cache } from '#chat/kit/cache.ts';
import type { Clock } from '#clock.ts';

import { isId } from './render/is-id.ts';
import { answerOf, type Asked, type RestApi } from './rest-api.ts';
import { userOf, userSchema, type Known } from './user-of.ts';
import type { Us } from './who-we-are.ts';

/** Who is who, as the server says; each answer is kept for a short time, but for what is asked before a deed. */
export interface People {
  user(id: UserId): Promise<ChatUser | null>;
  /** All at once, by id; who is not there is missing. */
  users(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, ChatUser>>;
  /** As it was last heard; null where it never was. Asks nobody. */
  readonly languageOf: (id: UserId) => ChatUser['language'] | null;
  /** What mentions call them; who is not there has none. */
  usernames(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
  /** Whether they administer the server, or the team of that channel. */
  administers(id: UserId, channel: string): Promise<boolean>;
  /** Whether somebody may act there now, asked afresh: an account in use, and a member of the channel. */
  mayAct(id: UserId, channel: string): Promise<'yes' | 'no' | 'botNotInChannel'>;
  /** Whether the bot is in that channel. */
  isIn(channel: string): Promise<boolean>;
  /** At most 30 s old; throws where the bot is not in the channel. */
  members(channel: string): Promise<readonly UserId[]>;
  /** At most a minute old; null where there is no licence for them. */
  groups(): Promise<readonly ChatGroup[] | null>;
  /** At most a minute old. */
  groupMembers(group: string): Promise<readonly UserId[] | null>;
}

const userForMs = 5 * 60_000;
const membersForMs = 30_000;
const groupsForMs = 60_000;
const pageSize = 200;
const mostPages = 100;

const usersSchema = z.array(userSchema);
const memberSchema = z.object({ user_id: z.string() });
const channelSchema = z.object({ team_id: z.string().nullish() });
const teamMemberSchema = z.object({
  roles: z.string().nullish(),
  scheme_admin: z.boolean().nullish(),
  delete_at: z.number().nullish(),
});
const groupSchema = z.object({ id: z.string(), display_name: z.string(), delete_at: z.number().nullish() });
const groupMembersSchema = z.object({ members: z.array(userSchema) });

export function people(api: RestApi, us: Us, clock: Clock): People {
  const users = cache<Known | null>(clock, userForMs);
  const members = cache<readonly UserId[]>(clock, membersForMs);
  const groups = cache<readonly ChatGroup[] | null>(clock, groupsForMs);
  const groupMembers = cache<readonly UserId[] | null>(clock, groupsForMs);

  const languages = heardLanguages();
  const learn = (one: Known): void => {
    users.set(one.user.id, one);
    languages.heard(one.user);
  };

  const askFor = async (id: UserId): Promise<Known | null> => {
    if (!isId(id)) return null;
    const asked = await api.ask('GET', `/users/${id}`, userSchema);
    if (isGone(asked)) return null;
    const known = userOf(answerOf(asked));
    learn(known);
    return known;
  };
  const known = (id: UserId): Promise<Known | null> => users.get(id, () => askFor(id));

  const askForAll = async (ids: readonly UserId[]): Promise<readonly Known[]> => {
    const found: Known[] = [];
    for (let from = 0; from < ids.length; from += pageSize) {
      const body = ids.slice(from, from + pageSize);
      found.push(...answerOf(await api.ask('POST', '/users/ids', usersSchema, { body, tries: 3 })).map(userOf));
    }
    return found;
  };

  const working = (all: readonly Known[]): readonly UserId[] => {
    all.forEach(learn);
    return all.filter(({ user }) => user.kind === 'member' || user.kind === 'guest').map(({ user }) => user.id);
  };

  const isMember = async (channel: string, id: UserId): Promise<'yes' | 'no' | 'unseen'> => {
    if (!isId(channel) || !isId(id)) return 'no';
    const asked = await api.ask('GET', `/channels/${channel}/members/${id}`, memberSchema);
    if (isGone(asked)) return 'no';
    if (asked.kind === 'refused' && asked.status === 403) return 'unseen';
    return answerOf(asked).user_id === id ? 'yes' : 'no';
  };

  const allGroups = (): Promise<readonly ChatGroup[] | null> =>
    groups.get('', async () => {
      const all = await pages(async (page) => {
        const query = `page=${page}&per_page=${pageSize}&filter_allow_reference=true`;
        return api.ask('GET', `/groups?${query}`, z.array(groupSchema));
      });
      return (
        all?.filter((group) => (group.delete_at ?? 0) === 0).map(({ id, display_name: name }) => ({ id, name })) ?? null
      );
    });

  return {
    user: async (id) => (await known(id))?.user ?? null,
    users: async (ids) => {
      const wanted = [...new Set(ids)].filter(isId);
      (await askForAll(wanted.filter((id) => !users.has(id)))).forEach(learn);
      const all = await Promise.all(wanted.filter((id) => users.has(id)).map(known));
      return new Map(all.flatMap((one) => (one === null ? [] : [[one.user.id, one.user] as const])));
    },
    languageOf: languages.of,
    usernames: async (ids) => {
      const all = await Promise.all([...new Set(ids)].map(known));
      return new Map(all.flatMap((one) => (one === null ? [] : [[one.user.id, one.username] as const])));
    },
    administers: async (id, channel) => {
      const person = await known(id);
      if (person === null || person.user.kind !== 'member') return false;
      if (person.administers) return true;
      if (!isId(channel)) return false;
      const team = answerOf(await api.ask('GET', `/channels/${channel}`, channelSchema)).team_id ?? '';
      // A direct message has no team.
      if (team === '') return false;
      const asked = await api.ask('GET', `/teams/${team}/members/${id}`, teamMemberSchema);
      if (asked.kind === 'refused') return false;
      const { roles, scheme_admin: isAdmin, delete_at: leftAt } = answerOf(asked);
      return (leftAt ?? 0) === 0 && (isAdmin === true || (roles ?? '').split(' ').includes('team_admin'));
    },
    mayAct: async (id, channel) => {
      const [person, is] = await Promise.all([askFor(id), isMember(channel, id)]);
      if (person === null || (person.user.kind !== 'member' && person.user.kind !== 'guest')) return 'no';
      return is === 'unseen' ? 'botNotInChannel' : is;
    },
    isIn: async (channel) => (await isMember(channel, us.user)) === 'yes',
    members: (channel) =>
      members.get(channel, async () => {
        const all = await pages((page) => {
          const path = `/channels/${channel}/members?page=${page}&per_page=${pageSize}`;
          return api.ask('GET', path, z.array(memberSchema));
        });
        const ids = (all ?? []).map((one) => one.user_id);
        // Of an open channel an administrator is told everybody.
        if (!ids.includes(us.user)) throw new Error('the bot is not in the channel');
        return working(await askForAll(ids.filter((id) => id !== us.user)));
      }),
    groups: allGroups,
    groupMembers: (group) =>
      groupMembers.get(group, async () => {
        if (!((await allGroups()) ?? []).some(({ id }) => id === group)) return null;
        const all = await pages(async (page) => {
          const path = `/groups/${group}/members?page=${page}&per_page=${pageSize}`;
          const asked = await api.ask('GET', path, groupMembersSchema);
          return asked.kind === 'answered' ? { kind: 'answered', answer: asked.answer.members } : asked;
        });
        return all === null ? null : working(all.map(userOf));
      }),
  };
}

/** All pages of a list; null where it is refused. */
async function pages<T>(ask: (page: number) => Promise<Asked<readonly T[]>>): Promise<readonly T[] | null> {
  const all: T[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const asked = await ask(page);
    if (asked.kind === 'refused') return null;
    const answer = answerOf(asked);
    all.push(...answer);
    if (answer.length < pageSize) break;
  }
  return all;
}

function isGone(asked: Asked<unknown>): boolean {
  return asked.kind === 'refused' && asked.status === 404;
}
