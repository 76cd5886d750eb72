import { domainToUnicode } from 'node:url';

import type { Desk } from '#desks/desk.ts';
import { networkKinds } from '#networks/network-kinds.ts';

import type { RuledSource } from './rule.ts';

/**
 * Tells whether a web address is on one of these domains or a subdomain, by HTTPS and without user name, password or
 * port. Pure.
 */
function isOnOfficial(address: string, domains: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '')
    return false;
  const host = url.hostname.replace(/\.$/u, '');
  const shown = domainToUnicode(host);
  return domains.some((domain) => [host, shown].some((one) => one === domain || one.endsWith(`.${domain}`)));
}

/** Lists the domains that were official when approval of the rule was asked for, and still are. Pure. */
function domainsOf(
  rule: { readonly domains: readonly string[] },
  desk: { readonly officialDomains: readonly string[] },
): readonly string[] {
  return rule.domains.filter((domain) => desk.officialDomains.includes(domain));
}

/**
 * Tells whether a source belongs to the organisation itself: a feed on a domain that was official when approval of its
 * rule was asked for and still is, or one of the desk's own accounts. Pure.
 */
export function isOfBody(
  source: Pick<RuledSource, 'kind' | 'url' | 'remoteId'>,
  rule: { readonly domains: readonly string[] },
  desk: Pick<Desk, 'officialDomains' | 'accounts'>,
): boolean {
  if (source.kind === 'feed') return isOnOfficial(source.url, domainsOf(rule, desk));
  return desk.accounts.some(
    ({ network, practice, serverUrl, remoteId }) =>
      network === source.kind &&
      !practice &&
      remoteId === source.remoteId &&
      (networkKinds[network].serverUrl !== null || hostOf(serverUrl) === hostOf(source.url)),
  );
}

/** Tells whether an entry's link leads to the organisation's own page, or to its source account's own server. Pure. */
export function isOnOwnPage(
  link: string,
  { rule, source }: { readonly rule: { readonly domains: readonly string[] }; readonly source: RuledSource },
  desk: Pick<Desk, 'officialDomains'>,
): boolean {
  if (source.kind === 'feed') return isOnOfficial(link, domainsOf(rule, desk));
  return URL.parse(link)?.protocol === 'https:' && hostOf(link) === hostOf(source.url);
}

function hostOf(address: string): string | null {
  return URL.parse(address)?.host ?? null;
}
