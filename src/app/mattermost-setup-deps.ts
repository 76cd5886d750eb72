import type { MattermostDeps } from '#cli/mattermost/mattermost-deps.ts';
import type { Settings } from '#cli/setup/setup-deps.ts';
import { readConfig, settingsIn } from '#config.ts';

import { openAdministeredServer } from './open-administered-server.ts';
import { problemOf } from './problem-of.ts';

/** Gathers the dependencies of "tambour setup mattermost", from the environment's settings alone. */
export function mattermostSetupDeps(settingsFile: string): MattermostDeps {
  const { listen } = settingsFrom(null);
  return {
    settingsFile,
    now: () => new Date(),
    problemOf,
    fromEnvironment: settingsIn().given.filter((name) => name.startsWith('MATTERMOST_')),
    ownAddress: `http://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${listen.port}`,
    open(settings, url, token) {
      const { proxy, extraCaCerts } = settingsFrom(settings);
      return openAdministeredServer({ url, token, proxy, extraCaCerts });
    },
  };
}

const shared = /^(?:HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|TAMBOUR_(?:HOST|PORT))$/;

/** Reads only the settings needed here, since others may be incomplete. Null: the environment's. */
function settingsFrom(settings: Settings | null): Extract<ReturnType<typeof readConfig>, { kind: 'config' }>['config'] {
  const outcome =
    settings === null
      ? readConfig()
      : readConfig(Object.fromEntries([...settings].filter(([name]) => shared.test(name))));
  const usable = outcome.kind === 'config' ? outcome : readConfig({});
  if (usable.kind !== 'config') throw new Error('the default settings are not usable');
  return usable.config;
}
