import { z } from 'zod';

import type { ChatGroup, ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { heardLanguages } from '#chat/kit/heard-languages.ts';
import pMap from 'p-map';
import { cache } from '#chat/kit/cache.ts';
import type { Clock } from '#clock.ts';

import { userOf, userSchema, type Known } from './user-of.ts';
import { answerOf, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

/** Who is who, as Slack says; each answer is kept for a short time. */
export interface People {
  user(id: UserId): Promise<ChatUser | null>;
  /** As it was last heard; null where it never was. Asks nobody. */
  readonly languageOf: (id: UserId) => ChatUser['language'] | null;
  /** Whether they administer the workspace. */
  administers(id: UserId): Promise<boolean>;
  /** Whether the bot is in that channel. */
  isIn(channel: string): Promise<boolean>;
  /** At most 30 s old; throws where the bot is not in the channel. */
  members(channel: string): Promise<readonly UserId[]>;
  /** At most a minute old; null where the plan, or a scope, gives none. */
  groups(): Promise<readonly ChatGroup[] | null>;
  /** At most a minute old. */
  groupMembers(group: string): Promise<readonly UserId[] | null>;
}

const userForMs = 5 * 60_000;
const membersForMs = 30_000;
const groupsForMs = 60_000;
const pageSize = 200;
/** From so many unknown people on, the list of all costs fewer calls than each. */
const manyUnknown = 30;
const mostPages = 50;
const lookUpsAtOnce = 4;

const pageOf = { response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish() };
const userAnswer = z.object({ user: userSchema });
const usersAnswer = z.object({ members: z.array(userSchema), ...pageOf });
const membersAnswer = z.object({ members: z.array(z.string()), ...pageOf });
const channelAnswer = z.object({ channel: z.object({ is_member: z.boolean().nullish() }) });
const groupsAnswer = z.object({
  usergroups: z.array(z.object({ id: z.string(), name: z.string(), date_delete: z.number().nullish() })),
});
const groupMembersAnswer = z.object({ users: z.array(z.string()) });

/** Words for a conversation that is not there for us; of direct messages we may know nothing. */
const notForBots = new Set(['channel_not_found', 'not_in_channel', 'missing_scope']);
/** Words that stand for "there is nobody of that id", or nobody whom we may see. */
const noSuchUser = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

export function people(api: SlackApi, us: Us, clock: Clock): People {
  const users = cache<Known | null>(clock, userForMs);
  const members = cache<readonly UserId[]>(clock, membersForMs);
  const groups = cache<readonly ChatGroup[] | null>(clock, groupsForMs);
  const groupMembers = cache<readonly UserId[] | null>(clock, groupsForMs);

  const languages = heardLanguages();
  const heard = (one: Known): Known => {
    languages.heard(one.user);
    return one;
  };

  const known = (id: UserId): Promise<Known | null> =>
    users.get(id, async () => {
      const asked = await api.ask('users.info', { user: id, include_locale: true }, userAnswer);
      if (asked.kind === 'refused' && noSuchUser.has(asked.why)) return null;
      return heard(userOf(answerOf(asked).user, us));
    });

  const user = async (id: UserId): Promise<ChatUser | null> => (await known(id))?.user ?? null;

  const learnAll = async (): Promise<void> => {
    let cursor: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const args = { limit: pageSize, include_locale: true, ...(cursor === null ? {} : { cursor }) };
      const asked = await api.ask('users.list', args, usersAnswer);
      if (asked.kind === 'refused') return;
      const answer = answerOf(asked);
      for (const one of answer.members) users.set(one.id, heard(userOf(one, us)));
      cursor = nextOf(answer);
      if (cursor === null) return;
    }
  };

  const working = async (ids: readonly UserId[]): Promise<readonly UserId[]> => {
    if (ids.filter((id) => !users.has(id)).length > manyUnknown) await learnAll();
    const kinds = await pMap(ids, async (id) => ({ id, kind: (await user(id))?.kind }), { concurrency: lookUpsAtOnce });
    return kinds.filter(({ kind }) => kind === 'member' || kind === 'guest').map(({ id }) => id);
  };

  const allGroups = (): Promise<readonly ChatGroup[] | null> =>
    groups.get('', async () => {
      const asked = await api.ask('usergroups.list', { include_disabled: false }, groupsAnswer);
      // Of a free plan, or an app installed without the scope: there are no groups for us.
      if (asked.kind === 'refused') return null;
      return answerOf(asked)
        .usergroups.filter((group) => (group.date_delete ?? 0) === 0)
        .map(({ id, name }) => ({ id, name }));
    });

  return {
    user,
    languageOf: languages.of,
    administers: async (id) => (await known(id))?.administers ?? false,
    groups: allGroups,
    isIn: async (channel) => {
      const asked = await api.ask('conversations.info', { channel }, channelAnswer);
      if (asked.kind === 'refused' && notForBots.has(asked.why)) return false;
      return answerOf(asked).channel.is_member === true;
    },
    members: (channel) =>
      members.get(channel, async () => {
        const ids: UserId[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const args = { channel, limit: pageSize, ...(cursor === '' ? {} : { cursor }) };
          const answer: z.infer<typeof membersAnswer> = answerOf(
            await api.ask('conversations.members', args, membersAnswer),
          );
          ids.push(...answer.members);
          cursor = nextOf(answer);
        }
        // Of a public channel Slack tells everybody.
        if (!ids.includes(us.user)) throw new Error('the bot is not in the channel');
        return working(ids.filter((id) => id !== us.user));
      }),
    groupMembers: (group) =>
      groupMembers.get(group, async () => {
        // A group that is switched off still has its members.
        if (!((await allGroups()) ?? []).some(({ id }) => id === group)) return null;
        const args = { usergroup: group, include_disabled: false };
        const asked = await api.ask('usergroups.users.list', args, groupMembersAnswer);
        return asked.kind === 'refused' ? null : working(answerOf(asked).users);
      }),
  };
}

function nextOf(answer: {
  readonly response_metadata?: { readonly next_cursor?: string | null | undefined } | null | undefined;
}): string | null {
  const cursor = answer.response_metadata?.next_cursor ?? '';
  return cursor === '' ? null : cursor;
}
