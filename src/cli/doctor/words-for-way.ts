import type { WayFor, WayOutFact } from '#doctor/finding.ts';

type Way = Extract<WayOutFact, { readonly code: 'way' }>;

export function wordsForWay(fact: WayOutFact): string {
  switch (fact.code) {
    case 'noWayNeeded':
      return 'Nothing outside is needed yet: neither a chat nor an account is connected.';
    case 'way':
      return wordsForReached(fact);
    case 'extraCaCerts':
      if (fact.outcome.kind === 'trusted') {
        return `The certificates of ${fact.path} are trusted (${fact.outcome.certificates}).`;
      }
      return fact.outcome.why === 'unreadable'
        ? `The certificates of NODE_EXTRA_CA_CERTS cannot be read: ${fact.path} (${fact.outcome.code}).`
        : `${fact.path} holds no certificate in PEM. Correct NODE_EXTRA_CA_CERTS.`;
  }
}

function wordsForReached({ host, reached, for: what }: Way): string {
  const { way } = reached;
  const by = way.kind === 'proxy' ? ` through the proxy ${way.at}` : '';
  const whose = `${host} (${nameOf(what)})`;
  switch (reached.kind) {
    case 'reached':
      return `${whose} can be reached${by}.`;
    case 'nameNotFound':
      return `${whose}: the name is not known${by}. Check the spelling and the DNS${by === '' ? ', or set HTTPS_PROXY where there is a proxy' : ''}.`;
    case 'unreachable':
      return `${whose} cannot be reached${by} (${reached.code}). Open port ${portOf(host)} to it in the firewall${by === '' ? ', or set HTTPS_PROXY' : ''}.`;
    case 'untrusted':
      return `${whose} shows a certificate that is not trusted (${reached.code}${reached.issuer === null ? '' : `, signed by ${reached.issuer}`}). If your proxy opens TLS, set NODE_EXTRA_CA_CERTS to the file with its certificate.`;
    case 'timeout':
      return `${whose} did not answer in time${by}. A firewall may drop what goes there.`;
    case 'proxyUnreachable':
      return `${whose}: the proxy${way.kind === 'proxy' ? ` ${way.at}` : ''} cannot be reached (${reached.code}). Correct HTTPS_PROXY.`;
    case 'proxyRefused':
      return reached.status === 407
        ? `${whose}: the proxy wants a user and password (407). Put them into HTTPS_PROXY.`
        : `${whose}: the proxy refuses the way there (${reached.status}). Have the host allowed, with CONNECT to port ${portOf(host)}.`;
  }
}

function portOf(host: string): string {
  return /:(\d+)$/.exec(host)?.[1] ?? '443';
}

function nameOf(what: WayFor): string {
  switch (what) {
    case 'slack':
      return 'Slack';
    case 'mattermost':
      return 'Mattermost';
    case 'mastodon':
      return 'Mastodon';
    case 'x':
      return 'X';
  }
}
