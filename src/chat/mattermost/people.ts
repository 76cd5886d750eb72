import { z } from 'zod';

import type { ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { people, type People } from '#chat/kit/people.ts';
import type { Clock } from '#clock.ts';
import { shownName } from '#text/shown-name.ts';

import { isId } from './render/is-id.ts';
import { answerOf, type Asked, type RestApi } from './rest-api.ts';
import { userOf, userSchema, type Known } from './user-of.ts';
import type { Us } from './who-we-are.ts';

/** Looks up people on the server. Checks that precede an action are never answered from memory. */
export interface MattermostPeople extends People<Known> {
  /** Returns all of them at once, by id. Unknown ones are missing. */
  users(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, ChatUser>>;
  /** Returns their names in mentions, by id. Unknown ones are missing. */
  usernames(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
  /** Returns whether they administer the server, or the team of that channel. */
  administers(id: UserId, channel: string): Promise<boolean>;
  /** Checks afresh whether a person may act there: with an account in use, as a member of the channel. */
  mayAct(id: UserId, channel: string): Promise<'yes' | 'no' | 'botNotInChannel'>;
  /** Returns whether the bot is in that channel. */
  isIn(channel: string): Promise<boolean>;
}

const pageSize = 200;
const mostPages = 100;

const usersSchema = z.array(userSchema);
const memberSchema = z.object({ user_id: z.string() });
const channelSchema = z.object({
  team_id: z.string().nullish(),
  type: z.string().nullish(),
  display_name: z.string().nullish(),
});
const teamMemberSchema = z.object({
  roles: z.string().nullish(),
  scheme_admin: z.boolean().nullish(),
  delete_at: z.number().nullish(),
});
const groupSchema = z.object({ id: z.string(), display_name: z.string(), delete_at: z.number().nullish() });
const groupMembersSchema = z.object({ members: z.array(userSchema) });

export function mattermostPeople(api: RestApi, us: Us, clock: Clock): MattermostPeople {
  const person = async (id: UserId): Promise<Known | null> => {
    if (!isId(id)) return null;
    const asked = await api.ask('GET', `/users/${id}`, userSchema);
    return isGone(asked) ? null : userOf(answerOf(asked));
  };

  const learnEach = async (ids: readonly UserId[]): Promise<readonly Known[]> => {
    const found: Known[] = [];
    for (let from = 0; from < ids.length; from += pageSize) {
      const body = ids.slice(from, from + pageSize);
      found.push(...answerOf(await api.ask('POST', '/users/ids', usersSchema, { body, tries: 3 })).map(userOf));
    }
    found.forEach(who.learn);
    return found;
  };

  const who: People<Known> = people(clock, {
    bot: us.user,
    person,
    each: learnEach,
    members: async (channel) => {
      const all = await pages((page) => {
        const path = `/channels/${channel}/members?page=${page}&per_page=${pageSize}`;
        return api.ask('GET', path, z.array(memberSchema));
      });
      return (all ?? []).map((one) => one.user_id);
    },
    channel: async (channel) => {
      const asked = isId(channel) ? await api.ask('GET', `/channels/${channel}`, channelSchema) : null;
      if (asked === null || asked.kind === 'refused') return { isOpen: true, name: null };
      const { type, display_name: name } = answerOf(asked);
      // P, D and G: private channels, and direct messages of two or several people.
      return { isOpen: !['P', 'D', 'G'].includes(type ?? ''), name: shownName(name ?? '') };
    },
    groups: async () => {
      const all = await pages((page) => {
        const query = `page=${page}&per_page=${pageSize}&filter_allow_reference=true`;
        return api.ask('GET', `/groups?${query}`, z.array(groupSchema));
      });
      const used = all?.filter((group) => (group.delete_at ?? 0) === 0);
      return used?.map(({ id, display_name: name }) => ({ id, name })) ?? null;
    },
    groupMembers: async (group) => {
      const all = await pages(async (page) => {
        const path = `/groups/${group}/members?page=${page}&per_page=${pageSize}`;
        const asked = await api.ask('GET', path, groupMembersSchema);
        return asked.kind === 'answered' ? { kind: 'answered', answer: asked.answer.members } : asked;
      });
      return all?.map(({ id }) => id) ?? null;
    },
  });

  const isMember = async (channel: string, id: UserId): Promise<'yes' | 'no' | 'unseen'> => {
    if (!isId(channel) || !isId(id)) return 'no';
    const asked = await api.ask('GET', `/channels/${channel}/members/${id}`, memberSchema);
    if (isGone(asked)) return 'no';
    if (asked.kind === 'refused' && asked.status === 403) return 'unseen';
    return answerOf(asked).user_id === id ? 'yes' : 'no';
  };

  const allOf = async (ids: readonly UserId[]): Promise<readonly Known[]> => {
    const all = await Promise.all([...new Set(ids)].map(who.known));
    return all.filter((one) => one !== null);
  };

  return {
    ...who,
    users: async (ids) => {
      const wanted = [...new Set(ids)].filter(isId);
      await learnEach(wanted.filter((id) => !who.isKnown(id)));
      const all = await allOf(wanted.filter(who.isKnown));
      return new Map(all.map(({ user }) => [user.id, user]));
    },
    usernames: async (ids) => new Map((await allOf(ids)).map(({ user, username }) => [user.id, username])),
    administers: async (id, channel) => {
      const known = await who.known(id);
      if (known === null || known.user.kind !== 'member') return false;
      if (known.administers) return true;
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
      const [known, is] = await Promise.all([person(id), isMember(channel, id)]);
      if (known !== null) who.learn(known);
      if (known === null || (known.user.kind !== 'member' && known.user.kind !== 'guest')) return 'no';
      return is === 'unseen' ? 'botNotInChannel' : is;
    },
    isIn: async (channel) => (await isMember(channel, us.user)) === 'yes',
  };
}

/** Reads all pages of a list; null if it is refused. */
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
