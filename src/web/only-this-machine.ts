import { isForThisMachine } from './for-this-machine.ts';
import type { Handler } from './handler.ts';

// Node writes IPv4 as "::ffff:127.0.0.1" where it listens on IPv6.
const loopback = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Lets only programs of this machine through. A proxy on this machine speaks for somebody else, so forwarded requests
 * are answered like a path that does not exist.
 */
export function onlyThisMachine(handler: Handler): Handler {
  return onlyFromThisMachine((request, from) => (isForThisMachine(request) ? handler(request, from) : notFound()));
}

/** Works as `onlyThisMachine` does, for a handler that checks the name in the request itself. */
export function onlyFromThisMachine(handler: Handler): Handler {
  return (request, from) => {
    const isFromHere = from.peer !== null && isLoopbackPeer(from.peer) && !isForwarded(request);
    return isFromHere ? handler(request, from) : notFound();
  };
}

/** Tells whether a proxy passed the request on, for somebody else. */
export function isForwarded({ headers }: Request): boolean {
  return forwarding.some((name) => headers.has(name));
}

/** Tells whether the other end of a connection is on this machine. */
export function isLoopbackPeer(peer: string): boolean {
  return loopback.test(peer);
}

function notFound(): Response {
  return new Response('Not found', { status: 404 });
}
