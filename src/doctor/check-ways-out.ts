import type { Config } from '#config.ts';
import { networkSchema } from '#desks/account.ts';
import { reach } from '#outbound/reach.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';
import type { Database } from '#storage/database.ts';

import { type FindingOf, type Plain, right, wrong } from './finding.ts';
import { allNetworks, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { ExtraCaCertsOutcome } from '#outbound/use-extra-ca-certs.ts';
import type { Reached } from '#outbound/reach.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface WayFacts {
  readonly noWayNeeded: Plain;
  readonly way: { readonly host: string; readonly for: Service; readonly reached: Reached };
  readonly extraCaCerts: { readonly path: string; readonly outcome: ExtraCaCertsOutcome };
}

/** An external chat or network that Tambour uses. */
export type Service = 'slack' | 'mattermost' | NetworkKind;

/** An outside host that Tambour must reach. */
export interface OutsideHost {
  readonly url: URL;
  readonly for: Service;
}

/** Slack's hosts: for its API, the socket in socket mode, files, and answers to commands. */
const slackHosts = [
  'https://slack.com/',
  'wss://wss-primary.slack.com/',
  'https://files.slack.com/',
  'https://hooks.slack.com/',
];

/** The networks that have one server for all accounts. */
const ofOneServer = allNetworks.flatMap((network) => {
  const { serverUrl: url } = networkKinds[network];
  return url === null ? [] : [{ network, url }];
});

/** Lists the outside hosts that the settings and accounts need; `db` null: no account can be read. */
export async function outsideHosts(
  { slack, mattermost }: Pick<Config, 'slack' | 'mattermost'>,
  db: Database | null,
  isOn: (network: NetworkKind) => boolean,
): Promise<readonly OutsideHost[]> {
  const slackUrls =
    slack === null ? [] : slack.apiUrl === 'https://slack.com/api/' ? slackHostsOf(slack.mode) : [slack.apiUrl];
  const rows =
    db === null
      ? []
      : await db.account.findMany({
          where: { practice: false, network: { notIn: ofOneServer.map(({ network }) => network) } },
          select: { serverUrl: true, network: true },
          distinct: ['serverUrl'],
        });
  return [
    ...slackUrls.map((url) => ({ url: new URL(url), for: 'slack' as const })),
    ...(mattermost === null ? [] : [{ url: new URL(mattermost.url), for: 'mattermost' as const }]),
    ...rows.map(({ serverUrl, network }) => ({ url: new URL(serverUrl), for: networkSchema.parse(network) })),
    // Needed while Tambour may publish there.
    ...ofOneServer
      .filter(({ network }) => isOn(network))
      .map(({ url, network }) => ({ url: new URL(url), for: network })),
  ];
}

/** Checks that each host can be reached, by the proxy if there is one, up to trusted TLS. Sends it no request. */
export async function checkWaysOut(
  config: Config,
  hosts: readonly OutsideHost[],
): Promise<readonly FindingOf<WayFacts>[]> {
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

/** Trusts the settings' additional certificates from now on, if any. */
export function checkExtraCaCerts(path: string | null): readonly FindingOf<WayFacts>[] {
  if (path === null) return [];
  const outcome = useExtraCaCerts(path);
  const fact = { code: 'extraCaCerts', path, outcome } as const;
  return [outcome.kind === 'trusted' ? right(fact) : wrong(fact)];
}
