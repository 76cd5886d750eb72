import { z } from 'zod';

import { cache } from '#chat/kit/cache.ts';
import type { Clock } from '#clock.ts';

import { answerOf, type RestApi } from './rest-api.ts';

const channelSchema = z.object({ team_id: z.string().nullish() });
const teamSchema = z.object({ name: z.string().regex(/^[a-z0-9-]+$/) });
const teamForMs = 60 * 60_000;

/**
 * Builds a message's address with the name of its team, since one without it opens only from within a web client. In a
 * direct message, or if the server does not tell the team, the address goes without.
 */
export function permalinks(
  api: RestApi,
  { url, clock }: { readonly url: string; readonly clock: Clock },
): (at: { readonly channel: string; readonly message: string }) => Promise<string> {
  const teams = cache<string>(clock, teamForMs);
  const teamOf = async (channel: string): Promise<string> => {
    const { team_id: team } = answerOf(await api.ask('GET', `/channels/${channel}`, channelSchema));
    return (team ?? '') === '' ? '_redirect' : answerOf(await api.ask('GET', `/teams/${team}`, teamSchema)).name;
  };
  return async ({ channel, message }) => {
    const team = await teams.get(channel, () => teamOf(channel)).catch(() => '_redirect');
    return `${url}/${team}/pl/${message}`;
  };
}
