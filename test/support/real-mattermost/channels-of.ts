import { z } from 'zod';

import { answerOf, type RestApi } from '#chat/mattermost/rest-api.ts';

import type { Stay } from './stay.ts';

const idSchema = z.object({ id: z.string() });
const anything = z.unknown();

/**
 * Creates channels in a team, with these members, with or without the bot, and an account that is deactivated
 * afterwards.
 */
export function channelsOf(
  admin: RestApi,
  who: {
    readonly team: string;
    readonly members: readonly string[];
    readonly bot: string;
    readonly inactive: string;
  },
): Pick<Stay, 'makeChannel' | 'archive'> {
  const { team, members, bot, inactive } = who;
  let count = 0;
  const setActive = async (isActive: boolean): Promise<void> => {
    const body = { active: isActive };
    answerOf(await admin.ask('PUT', `/users/${inactive}/active`, anything, { body }));
  };
  return {
    async makeChannel(isBotIn, isPrivate = false) {
      count += 1;
      const name = `publications-${count}`;
      const body = { team_id: team, name, display_name: name, type: isPrivate ? 'P' : 'O' };
      const { id } = answerOf(await admin.ask('POST', '/channels', idSchema, { body }));
      await setActive(true);
      for (const user of [...members, inactive, ...(isBotIn ? [bot] : [])])
        answerOf(await admin.ask('POST', `/channels/${id}/members`, anything, { body: { user_id: user } }));
      await setActive(false);
      return id;
    },
    async archive(channel) {
      answerOf(await admin.ask('DELETE', `/channels/${channel}`, anything));
    },
  };
}
