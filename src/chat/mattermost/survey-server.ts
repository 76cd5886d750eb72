import { z } from 'zod';

import { ServerRefused } from './expect-answer.ts';
import type { Asked, RestApi } from './rest-api.ts';
import { type ServerConfig, serverConfigSchema } from './server-settings.ts';
import { ageOf, oldestVersion } from './versions.ts';
import { aboutPath, aboutSchema } from './who-we-are.ts';

export interface Team {
  readonly id: string;
  /** The name in the team's address. */
  readonly name: string;
  readonly displayName: string;
}

/** A server as its administrator sees it. */
export interface Server {
  readonly config: ServerConfig;
  readonly teams: readonly Team[];
}

/** The reason why the server was not surveyed. */
export type NotSurveyed =
  /** The server does not know the token. */
  | { readonly kind: 'tokenRefused' }
  | { readonly kind: 'notAdministrator'; readonly name: string }
  | { readonly kind: 'tooOld'; readonly version: string; readonly oldest: string }
  /** It does not say which version it is. */
  | { readonly kind: 'untold' }
  | { readonly kind: 'unreachable'; readonly error: unknown };

const meSchema = z.object({ id: z.string(), username: z.string(), roles: z.string() });
const teamsSchema = z.array(
  z.object({ id: z.string(), name: z.string(), display_name: z.string(), delete_at: z.number() }),
);
const teamsPerPage = 200;

/** Looks at a server with an administrator's token; changes nothing there. */
export async function surveyServer(
  rest: RestApi,
): Promise<{ readonly kind: 'server'; readonly server: Server } | NotSurveyed> {
  const me = await rest.ask('GET', '/users/me', meSchema);
  if (me.kind !== 'answered') return notSurveyed(me);
  // https://docs.mattermost.com/administration-guide/onboard/advanced-permissions-backend-infrastructure.html
  if (!me.answer.roles.split(' ').includes('system_admin')) {
    return { kind: 'notAdministrator', name: me.answer.username };
  }
  const about = await rest.ask('GET', aboutPath, aboutSchema);
  if (about.kind !== 'answered') return notSurveyed(about);
  const { Version: version } = about.answer;
  const age = ageOf(version);
  if (age === 'tooOld') return { kind: 'tooOld', version, oldest: oldestVersion };
  if (age === 'untold') return { kind: 'untold' };
  const config = await rest.ask('GET', '/config', serverConfigSchema);
  if (config.kind !== 'answered') return notSurveyed(config);
  const teams = await teamsOf(rest);
  if (teams.kind !== 'answered') return notSurveyed(teams);
  return { kind: 'server', server: { config: config.answer, teams: teams.answer } };
}

async function teamsOf(rest: RestApi): Promise<Asked<readonly Team[]>> {
  const found: Team[] = [];
  for (let page = 0; ; page += 1) {
    const path = `/teams?page=${page}&per_page=${teamsPerPage}`;
    const answer = await rest.ask('GET', path, teamsSchema);
    if (answer.kind !== 'answered') return answer;
    found.push(
      ...answer.answer
        .filter((team) => team.delete_at === 0)
        .map(({ id, name, display_name: displayName }) => ({ id, name, displayName })),
    );
    if (answer.answer.length < teamsPerPage) return { kind: 'answered', answer: found };
  }
}

function notSurveyed(answer: Exclude<Asked<unknown>, { kind: 'answered' }>): NotSurveyed {
  if (answer.kind === 'lost') return { kind: 'unreachable', error: answer.error };
  // Other refusals, such as too many requests, are not the token's fault.
  if (answer.status !== 401) return { kind: 'unreachable', error: new ServerRefused(`${answer.status} ${answer.id}`) };
  return { kind: 'tokenRefused' };
}
