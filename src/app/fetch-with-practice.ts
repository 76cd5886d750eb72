import { type GuardedFetch, guardedFetch } from '#outbound/guarded-fetch.ts';
import { type NetworkKeys, practiceDomain } from '#practice/practice-keys.ts';

const noProxies = { https: null, http: null, noProxy: null } as const;
const thisMachine = '127.0.0.1';

/**
 * Lets the guarded fetch also reach the practice Mastodon, and nothing else on this machine: by the domain in its
 * accounts' names, and by its address, which its posts link to. Without practice networks it is the guarded fetch
 * alone.
 */
export function fetchWithPractice(fetch: GuardedFetch, keys: NetworkKeys | null): GuardedFetch {
  if (keys === null) return fetch;
  const { origin, host, port } = new URL(keys.mastodon.url);
  const own = guardedFetch(noProxies, {
    lookUp: async () => [thisMachine],
    isOutside: (address) => address === thisMachine,
    ports: new Set([Number(port)]),
  });
  return (request, stopping) => {
    const url = URL.parse(request.url);
    if (url?.host !== practiceDomain && url?.host !== host) return fetch(request, stopping);
    return own({ ...request, url: `${origin}${url.pathname}${url.search}` }, stopping);
  };
}
