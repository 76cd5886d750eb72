import { isIP } from 'node:net';

/**
 * Tells whether a request names this machine by an IP address, or by a name without a dot, such as "localhost". The
 * owner of a name on the internet can make it lead here, so that their page, in a browser on this machine, could read
 * what is only for this machine: https://en.wikipedia.org/wiki/DNS_rebinding.
 */
export function isForThisMachine(request: Request): boolean {
  const { hostname } = new URL(request.url);
  return isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0 || !hostname.includes('.');
}
