/** An address as a reader opens it, and the key that identifies it. */
export interface CanonicalLink {
  readonly link: string;
  /** The same for all ways to write the address: without scheme, port, campaign parameters and final slash. */
  readonly key: string;
}

const campaign = /^(?:utm_\w+|mtm_\w+|pk_\w+|at_\w+|xtor|fbclid|gclid|mc_cid|mc_eid)$/i;
const mostLength = 2000;

/** Returns the canonical form of a link, resolved against `base`; null if it leads to no web page. */
export function canonicalLink(written: string, base: string): CanonicalLink | null {
  const url = URL.parse(written.trim(), base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  // Credentials before the host could make a reader take them for the host.
  if (url.username !== '' || url.password !== '' || url.href.length > mostLength) return null;
  url.hash = '';
  const campaigns = Array.from(url.searchParams.keys()).filter((name) => campaign.test(name));
  for (const name of campaigns) url.searchParams.delete(name);
  const { host, pathname, search, href: link } = url;
  return {
    link,
    key: `${host.replace(/:(?:80|443)$/, '').replace(/\.$/, '')}${pathname.replace(/\/+$/, '')}${search}`,
  };
}
