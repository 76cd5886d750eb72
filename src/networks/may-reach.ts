const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Tells whether a token may be sent to a server: over TLS, or to this machine; with `loopbackOnly` only to this
 * machine.
 */
export function mayReach(serverUrl: string, loopbackOnly: boolean): boolean {
  if (!URL.canParse(serverUrl)) return false;
  const url = new URL(serverUrl);
  if (loopback.test(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:';
  return !loopbackOnly && url.protocol === 'https:';
}
