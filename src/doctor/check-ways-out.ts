import type { Config } from '#config.ts';
import { reach } from '#outbound/reach.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';
import type { Database } from '#storage/database.ts';

import { type Fact, type Finding, right, wrong } from './finding.ts';

/** An outside host that Tambour must reach. */
export interface OutsideHost {
  readonly url: URL;
  readonly for: Extract<Fact, { readonly code: 'way' }>['for'];
}

/** Slack's hosts: for its API, the socket in socket mode, files, and answers to commands. */
const slackHosts = [
  'https://slack.com/',
  'wss://wss-primary.slack.com/',
  'https://files.slack.com/',
  'https://hooks.slack.com/',
];

/** Lists the outside hosts that the settings and accounts need; `db` null where no account can be read. */
export async function outsideHosts(config: Config, db: Database | null): Promise<readonly OutsideHost[]> {
  const { slack, mattermost, x } = config;
  const slackUrls =
    slack === null ? [] : slack.apiUrl === 'https://slack.com/api/' ? slackHostsOf(slack.mode) : [slack.apiUrl];
  const rows =
    db === null
      ? []
      : await db.account.findMany({
          where: { practice: false, network: 'mastodon' },
          select: { serverUrl: true },
          distinct: ['serverUrl'],
        });
  return [
    ...slackUrls.map((url) => ({ url: new URL(url), for: 'slack' as const })),
    ...(mattermost === null ? [] : [{ url: new URL(mattermost.url), for: 'mattermost' as const }]),
    ...rows.map(({ serverUrl }) => ({ url: new URL(serverUrl), for: 'mastodon' as const })),
    ...(x.publishing ? [{ url: new URL('https://api.x.com/'), for: 'x' as const }] : []),
  ];
}

/**
 * Checks that each host can be reached, by the proxy where there is one, up to trusted TLS. No request is sent to it.
 */
export async function checkWaysOut(config: Config, hosts: readonly OutsideHost[]): Promise<readonly Finding[]> {
  if (hosts.length === 0) return [right({ code: 'noWayNeeded' })];
  return Promise.all(
    hosts.map(async ({ url, for: what }) => {
      const reached = await reach(url, config.proxy);
      const fact = { code: 'way', host: url.host, for: what, reached } as const;
      return reached.kind === 'reached' ? right(fact) : wrong(fact);
    }),
  );
}

function slackHostsOf(mode: 'socket' | 'http'): readonly string[] {
  return slackHosts.filter((url) => mode === 'socket' || !url.startsWith('wss:'));
}

/** Trusts the settings' further certificates from now on, where they name any. */
export function checkExtraCaCerts(path: string | null): readonly Finding[] {
  if (path === null) return [];
  const outcome = useExtraCaCerts(path);
  const fact = { code: 'extraCaCerts', path, outcome } as const;
  return [outcome.kind === 'trusted' ? right(fact) : wrong(fact)];
}
