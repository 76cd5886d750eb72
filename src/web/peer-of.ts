import { isIP } from 'node:net';

import type { From } from './handler.ts';
import { isLoopbackPeer } from './only-this-machine.ts';

/**
 * Returns the address under which a request is counted: the other end of its connection, or, behind a proxy on this
 * machine, the last address in `X-Forwarded-For`. From anywhere else that header is ignored.
 */
export function peerOf({ headers }: Pick<Request, 'headers'>, { peer }: From): string {
  if (peer === null || !isLoopbackPeer(peer)) return networkOf(peer ?? '');
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? peer : networkOf(last);
}

/** Returns the /64 of an IPv6 address, since one customer has all of it; any other address as it is. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
