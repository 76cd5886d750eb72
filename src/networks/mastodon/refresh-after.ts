/**
 * Returns the seconds after which to ask once more, if a server says that it is still fetching parts of its answer;
 * else null. See https://docs.joinmastodon.org/methods/async_refreshes/.
 */
export function refreshAfter(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  // Its id is in quotes and may contain anything.
  const retry = /(?:^|,)\s*retry=(\d{1,9})\s*(?:,|$)/.exec(header.replaceAll(/"[^"]*"/g, '""'))?.[1];
  return retry === undefined ? null : Number(retry);
}
