import { domainToUnicode } from 'node:url';

import type { Desk } from '#desks/desk.ts';

/**
 * Tells whether a link leads to one of the desk's official domains, or a subdomain. Such a page may be read unasked,
 * since only the organisation itself learns of it. False for a link with a user name, a password or a port. Pure.
 */
export function isOwnPage(link: string, { officialDomains }: Pick<Desk, 'officialDomains'>): boolean {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(link) ? link : `https://${link}`);
  if (url === null || !/^https?:$/u.test(url.protocol)) return false;
  if (url.username !== '' || url.password !== '' || url.port !== '') return false;
  const host = url.hostname.replace(/\.$/u, '');
  const shown = domainToUnicode(host);
  return officialDomains.some((domain) => [host, shown].some((one) => one === domain || one.endsWith(`.${domain}`)));
}
