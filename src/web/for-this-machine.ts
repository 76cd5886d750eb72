import { isIP } from 'node:net';

/**
 * Tells whether a request asks for this machine by an address, or by a name without a dot, such as "localhost". A name
 * on the internet may have been made to lead here by whoever owns it, so that a page of theirs, in a browser on this
 * machine, reads what only this machine may: https://en.wikipedia.org/wiki/DNS_rebinding.
 */
export function isForThisMachine(request: Request): boolean {
  const { hostname } = new URL(request.url);
  return isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0 || !hostname.includes('.');
}
