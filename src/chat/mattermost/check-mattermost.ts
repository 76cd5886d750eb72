import { z } from 'zod';

import { systemClock } from '#clock.ts';

import type { MattermostAccess, ServerMet } from './mattermost-options.ts';
import { restApi } from './rest-api.ts';
import { oldestVersion } from './versions.ts';
import { whoWeAre } from './who-we-are.ts';

/** One thing that was found out about the connection to Mattermost. */
export type MattermostFact =
  /** The server knows the token: who we are there. */
  | { readonly code: 'isOurs'; readonly bot: string; readonly version: string; readonly server: ServerMet }
  | { readonly code: 'unreachable'; readonly error: unknown }
  /** `why`: the server's own word. */
  | { readonly code: 'tokenRefused'; readonly why: string }
  | { readonly code: 'serverOld'; readonly version: string; readonly oldest: string }
  /** The server does not tell its version, or its id. */
  | { readonly code: 'serverUntold' }
  /** The bot is in no team: nobody can type a command to it. */
  | { readonly code: 'inNoTeam' }
  /** Our clock is off, and forms and buttons depend on it; positive: it is ahead. */
  | { readonly code: 'clockOff'; readonly aheadSeconds: number };

const mostSkewSeconds = 30;
const teamsSchema = z.array(z.object({ id: z.string() }));

/** Asks the server whether it would let us do all that Tambour does; changes nothing there. */
export async function checkMattermost(access: MattermostAccess): Promise<readonly MattermostFact[]> {
  const ended = new AbortController();
  try {
    const api = restApi(access, { signal: ended.signal });
    const asked = await whoWeAre(api, access.url);
    switch (asked.kind) {
      case 'unreachable':
        return [{ code: 'unreachable', error: asked.error }];
      case 'refused':
        return [{ code: 'tokenRefused', why: asked.why }];
      case 'tooOld':
        return [{ code: 'serverOld', version: asked.version, oldest: oldestVersion }];
      case 'untold':
        return [{ code: 'serverUntold' }];
      case 'us':
        break;
    }
    const { name, version, server } = asked.us;
    const teams = await api.ask('GET', '/users/me/teams', teamsSchema);
    const now = (access.clock ?? systemClock).now();
    const aheadSeconds = Math.round((now.getTime() - api.serverNow().getTime()) / 1000);
    return [
      { code: 'isOurs', bot: name, version, server },
      ...(teams.kind === 'answered' && teams.answer.length === 0 ? [{ code: 'inNoTeam' } as const] : []),
      ...(Math.abs(aheadSeconds) > mostSkewSeconds ? [{ code: 'clockOff', aheadSeconds } as const] : []),
    ];
  } finally {
    ended.abort();
  }
}
