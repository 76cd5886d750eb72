import { lookup } from 'node:dns/promises';

import type { MattermostWishes } from '#chat/mattermost/setup-wishes.ts';
import type { Opened } from '#cli/mattermost/mattermost-deps.ts';
import type { ProxyConfig } from '#config.ts';
import { wordOf } from '#doctor/word-of.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

export interface ServerAccess {
  readonly url: string;
  /** An administrator's token, used while the server is open and stored nowhere. */
  readonly token: string;
  readonly proxy: ProxyConfig;
  readonly extraCaCerts: string | null;
}

/** Opens a Mattermost server with its administrator's rights, for "tambour setup mattermost". */
export async function openAdministeredServer({ url, token, proxy, extraCaCerts }: ServerAccess): Promise<Opened> {
  const { restApi } = await import('#chat/mattermost/rest-api.ts');
  const { surveyServer } = await import('#chat/mattermost/survey-server.ts');
  const { planSetup } = await import('#chat/mattermost/plan-setup.ts');
  const { carryOut } = await import('#chat/mattermost/carry-out-setup.ts');
  const { settingsToChange } = await import('#chat/mattermost/server-settings.ts');
  const { ServerRefused } = await import('#chat/mattermost/expect-answer.ts');
  if (extraCaCerts !== null) useExtraCaCerts(extraCaCerts);
  await using opened = new AsyncDisposableStack();
  const outbound = opened.use(openOutbound(proxy));
  const ended = new AbortController();
  opened.defer(() => ended.abort());
  const restWith = (one: string) => restApi({ url, token: one, outbound }, { signal: ended.signal });
  const rest = restWith(token);

  const surveyed = await surveyServer(rest);
  if (surveyed.kind === 'unreachable') return { kind: 'unreachable', why: wordOf(surveyed.error) };
  if (surveyed.kind !== 'server') return surveyed;
  const { config, teams } = surveyed.server;
  const kept = opened.move();
  return {
    kind: 'server',
    server: {
      teams,
      settingsToChange: async (callbackUrl) => settingsToChange(config, callbackUrl, await addressesOf(callbackUrl)),
      async plan(wishes: MattermostWishes) {
        try {
          const plan = await planSetup(wishes, { rest, restOfBot: restWith, teams });
          return { kind: 'plan', plan: { ...plan, carryOut: (onDone) => carryOut(plan, rest, onDone) } };
        } catch (error) {
          if (error instanceof ServerRefused) return { kind: 'refused', why: error.code };
          throw error;
        }
      },
      [Symbol.asyncDispose]: () => kept.disposeAsync(),
    },
  };
}

/** Resolves an address as seen from here. The server may see other addresses. */
async function addressesOf(address: string): Promise<readonly string[]> {
  const host = new URL(address).hostname.replaceAll(/[[\]]/g, '');
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map((one) => one.address);
}
