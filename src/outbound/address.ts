/** Returns whether an address uses TLS. */
export function isTls({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}

/** Returns the host of an address in the form that sockets take: IPv6 without brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replaceAll(/[[\]]/g, '');
}

/** Returns the port of an address, also when it is the default one. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return isTls(url) ? 443 : 80;
}

/** Returns the host and port of an address and nothing else: no credentials. */
export function placeOf(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}
