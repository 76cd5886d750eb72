import { lookup } from 'node:dns/promises';

import { z } from 'zod';

import { answerOf, type RestApi } from '#chat/mattermost/rest-api.ts';
import { settingsToChange } from '#chat/mattermost/server-settings.ts';
import { surveyServer } from '#chat/mattermost/survey-server.ts';
import { wordsForNotOpened, wordsForSetting } from '#cli/mattermost/words-for-plan.ts';

/** Rights that a server grants to a run. */
export interface ServerRights {
  readonly version: string;
  readonly deletesTeams: boolean;
  readonly deletesUsers: boolean;
  /** Seconds after somebody's action in which a dialog may be opened. */
  readonly triggerSeconds: number;
}

const configSchema = z.object({
  ServiceSettings: z.object({
    EnableAPITeamDeletion: z.boolean().default(false),
    EnableAPIUserDeletion: z.boolean().default(false),
    OutgoingIntegrationRequestsTimeout: z.number().default(30),
  }),
});
const clientSchema = z.object({ Version: z.string() });

/** Inspects a server without changing it; throws with every setting that has to be changed first. */
export async function serverRights(admin: RestApi, callbackUrl: string): Promise<ServerRights> {
  const surveyed = await surveyServer(admin);
  if (surveyed.kind === 'unreachable') throw new Error('the server does not answer', { cause: surveyed.error });
  if (surveyed.kind !== 'server') throw new Error(wordsForNotOpened(surveyed));
  const { hostname } = new URL(callbackUrl);
  const addresses = await lookup(hostname.replaceAll(/[[\]]/g, ''), { all: true }).catch(() => []);
  const settings = settingsToChange(
    surveyed.server.config,
    callbackUrl,
    addresses.map(({ address }) => address),
  );
  const needed = settings.filter(({ isNeeded, because }) => isNeeded || because === 'filesAreOff');
  if (needed.length > 0) throw new Error(`settings to change first:\n${needed.map(wordsForSetting).join('\n')}`);
  const { ServiceSettings: service } = answerOf(await admin.ask('GET', '/config', configSchema));
  const { Version: version } = answerOf(await admin.ask('GET', '/config/client?format=old', clientSchema));
  return {
    version,
    deletesTeams: service.EnableAPITeamDeletion,
    deletesUsers: service.EnableAPIUserDeletion,
    triggerSeconds: service.OutgoingIntegrationRequestsTimeout,
  };
}
