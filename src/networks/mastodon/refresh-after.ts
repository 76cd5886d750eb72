/**
 * Returns the seconds after which to ask once more, where a server says that it still fetches what belongs into its answer;
 * null where it does not say so. See https://docs.joinmastodon.org/methods/async_refreshes/.
 */
export function refreshAfter(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  // Its id is in quotes, and is anything.
  const retry = /(?:^|,)\s*retry=(\d{1,9})\s*(?:,|$)/.exec(header.replaceAll(/"[^"]*"/g, '""'))?.[1];
  return retry === undefined ? null : Number(retry);
}
