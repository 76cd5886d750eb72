/** An address as a reader opens it, and what it is known by. */
export interface CanonicalLink {
  readonly link: string;
  /** The same for all ways to write it: of the scheme, the port, campaign parameters and a last slash it says nothing. */
  readonly key: string;
}

const campaign = /^(?:utm_\w+|mtm_\w+|pk_\w+|at_\w+|xtor|fbclid|gclid|mc_cid|mc_eid)$/i;
const mostLength = 2000;

/** Returns the canonical form of a link, resolved against where it stands; null where it leads to no web page. */
export function canonicalLink(written: string, base: string): CanonicalLink | null {
  const url = URL.parse(written.trim(), base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  // Credentials before the host make a reader take it for another.
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
