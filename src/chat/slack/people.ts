import pMap from 'p-map';
import { z } from 'zod';

import { people, type People } from '#chat/kit/people.ts';
import type { UserId } from '#chat/refs.ts';
import type { Clock } from '#clock.ts';
import { shownName } from '#text/shown-name.ts';

import { paged, pagesOf } from './pages.ts';
import {
  conversationsInfo,
  conversationsMembers,
  usergroupsList,
  usergroupsUsersList,
  usersInfo,
  usersList,
} from './slack-methods.ts';
import { userOf, userSchema, type Known } from './user-of.ts';
import { answerOf, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

/** Looks up people on Slack. */
export interface SlackPeople extends People<Known> {
  /** Returns whether the bot is in that channel. */
  isIn(channel: string): Promise<boolean>;
}

/** Number of unknown people from which listing everybody costs fewer calls than asking for each. */
const manyUnknown = 30;
const mostPages = 50;
const lookUpsAtOnce = 4;

const userAnswer = z.object({ user: userSchema });
const usersAnswer = z.object({ members: z.array(userSchema), ...paged });
const membersAnswer = z.object({ members: z.array(z.string()), ...paged });
const channelAnswer = z.object({
  channel: z.object({
    is_member: z.boolean().nullish(),
    is_private: z.boolean().nullish(),
    name: z.string().nullish(),
  }),
});
const groupsAnswer = z.object({
  usergroups: z.array(z.object({ id: z.string(), name: z.string(), date_delete: z.number().nullish() })),
});
const groupMembersAnswer = z.object({ users: z.array(z.string()) });

/** Slack's errors for a conversation that we cannot see. We may not even look up direct messages. */
const notForBots = new Set(['channel_not_found', 'not_in_channel', 'missing_scope']);
/** Slack's errors that mean "nobody has that id", or nobody whom we may see. */
const noSuchUser = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

export function slackPeople(api: SlackApi, us: Us, clock: Clock): SlackPeople {
  const everybody = async (page: object): Promise<z.infer<typeof usersAnswer>> => {
    const asked = await api.ask(usersList, { ...page, include_locale: true }, usersAnswer);
    // If the list is refused, each person is asked for instead.
    return asked.kind === 'refused' ? { members: [] } : answerOf(asked);
  };

  const who: People<Known> = people(clock, {
    bot: us.user,
    person: async (id) => {
      const asked = await api.ask(usersInfo, { user: id, include_locale: true }, userAnswer);
      if (asked.kind === 'refused' && noSuchUser.has(asked.why)) return null;
      return userOf(answerOf(asked).user, us);
    },
    each: async (ids) => {
      if (ids.filter((id) => !who.isKnown(id)).length > manyUnknown)
        for await (const { members } of pagesOf(everybody, mostPages))
          for (const one of members) who.learn(userOf(one, us));
      return pMap(ids, who.known, { concurrency: lookUpsAtOnce });
    },
    members: async (channel) => {
      const ids: UserId[] = [];
      const ask = async (page: object): Promise<z.infer<typeof membersAnswer>> =>
        answerOf(await api.ask(conversationsMembers, { ...page, channel }, membersAnswer));
      for await (const { members } of pagesOf(ask, Infinity)) ids.push(...members);
      return ids;
    },
    channel: async (channel) => {
      const asked = await api.ask(conversationsInfo, { channel }, channelAnswer);
      if (asked.kind === 'refused') return { isOpen: true, name: null };
      const { is_private: isPrivate, name } = answerOf(asked).channel;
      return { isOpen: isPrivate !== true, name: shownName(name ?? '') };
    },
    groups: async () => {
      const asked = await api.ask(usergroupsList, { include_disabled: false }, groupsAnswer);
      // A free plan, or an app installed without the scope, has no groups for us.
      if (asked.kind === 'refused') return null;
      return answerOf(asked)
        .usergroups.filter((group) => (group.date_delete ?? 0) === 0)
        .map(({ id, name }) => ({ id, name }));
    },
    groupMembers: async (usergroup) => {
      const args = { usergroup, include_disabled: false };
      const asked = await api.ask(usergroupsUsersList, args, groupMembersAnswer);
      return asked.kind === 'refused' ? null : answerOf(asked).users;
    },
  });

  return {
    ...who,
    isIn: async (channel) => {
      const asked = await api.ask(conversationsInfo, { channel }, channelAnswer);
      if (asked.kind === 'refused' && notForBots.has(asked.why)) return false;
      return answerOf(asked).channel.is_member === true;
    },
  };
}
