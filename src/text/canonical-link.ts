/** An address as a reader opens it, and the key that identifies it. */
export interface CanonicalLink {
  readonly link: string;
  /** The same for all ways to write the address: without scheme, port, campaigns, sessions and final slash. */
  readonly key: string;
}

/** Parameters of campaigns and sessions. */
const campaign = /^(?:utm_\w+|mtm_\w+|pk_\w+|at_\w+|xtor|fbclid|gclid|mc_cid|mc_eid|jsessionid|phpsessid)$/i;
/** They tell no pages apart either, but a site may refuse an address without them. */
const ofVisit = /^(?:sid|chash)$/i;
/** As servlets write sessions for readers without cookies. */
const session = /;jsessionid=[^/;]*/giu;
const mostLength = 2000;

/** Returns the canonical form of a link, resolved against `base`; null if it leads to no web page. */
export function canonicalLink(written: string, base: string): CanonicalLink | null {
  const url = URL.parse(written.trim(), base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  // Credentials before the host could make a reader take them for the host.
  if (url.username !== '' || url.password !== '' || url.href.length > mostLength) return null;
  url.hash = '';
  url.pathname = url.pathname.replaceAll(session, '');
  deleteParameters(url, campaign);
  const { href: link } = url;
  deleteParameters(url, ofVisit);
  const { host, pathname, search } = url;
  return {
    link,
    key: `${host.replace(/:(?:80|443)$/, '').replace(/\.$/, '')}${pathname.replace(/\/+$/, '')}${search}`,
  };
}

function deleteParameters(url: URL, which: RegExp): void {
  // By hand, since `searchParams` would write all others anew: "?article12" as "?article12=".
  const pairs = url.search.slice(1).split('&');
  const kept = pairs.filter((pair) => [...new URLSearchParams(pair).keys()].every((name) => !which.test(name)));
  if (kept.length < pairs.length) url.search = kept.join('&');
}
