/** Whether TLS is spoken to an address. */
export function isTls({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}

/** The host of an address as sockets take it: IPv6 without brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replaceAll(/[[\]]/g, '');
}

/** The port of an address, also where it is the usual one. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return isTls(url) ? 443 : 80;
}

/** Host and port of an address, and nothing else of it: no credentials. */
export function placeOf(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}
