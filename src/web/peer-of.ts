import { isIP } from 'node:net';

import type { From } from './handler.ts';
import { isLoopbackPeer } from './only-this-machine.ts';

/**
 * Returns the address that a request is counted by: the other end of its connection, or, where that is a proxy on this
 * machine, whom it says last that it was called by. Such a header from elsewhere is believed by nobody.
 */
export function peerOf({ headers }: Pick<Request, 'headers'>, { peer }: From): string {
  if (peer === null || !isLoopbackPeer(peer)) return networkOf(peer ?? '');
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? peer : networkOf(last);
}

/** One customer has a whole /64 of IPv6, and is counted by it. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
