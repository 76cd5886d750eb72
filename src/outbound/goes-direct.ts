import { BlockList, isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

import { hostOf, portOf } from './address.ts';

/** This machine itself, by the names that the adapters know too. It is never behind a proxy. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Returns whether an address is reached without the proxy. `noProxy` lists the direct ones, separated by commas or
 * spaces: a host with all its subdomains (`gouv.fr`, `.gouv.fr` and `*.gouv.fr` alike), an IP address, a range of them
 * (`10.0.0.0/8`), each optionally with the only port it applies to; or `*` for everything. No name is looked up.
 */
export function goesDirect(url: URL, noProxy: string | null): boolean {
  if (loopback.test(url.hostname)) return true;
  const host = hostOf(url).replace(/\.$/, '');
  const port = portOf(url);
  return (noProxy ?? '').split(/[\s,]+/).some((entry) => entry !== '' && covers(entry, host, port));
}

function covers(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const range = /^\[?([\d.]+|[\da-f:.]+)\]?\/(\d{1,3})$/i.exec(entry);
  if (range !== null) return isWithin(host, range[1] ?? '', Number(range[2]));
  // The last group of a bare IPv6 address is no port.
  const [, name = entry, onlyPort] = isIPv6(entry) ? [] : (/^(.+):(\d{1,5})$/.exec(entry) ?? []);
  if (onlyPort !== undefined && Number(onlyPort) !== port) return false;
  const named = plainName(name);
  return named !== '' && (host === named || (isIP(named) === 0 && host.endsWith(`.${named}`)));
}

function plainName(name: string): string {
  const bare = name.replaceAll(/[[\]]/g, '').toLowerCase();
  if (isIP(bare) !== 0) return bare;
  // A slash or the like would end the name early, and so match more hosts than were meant.
  return /[/?#@\\:%]/.test(bare) ? '' : domainToASCII(bare.replace(/^\*?\./, '').replace(/\.$/, ''));
}

function isWithin(host: string, network: string, bits: number): boolean {
  const family = isIP(network);
  if (family === 0 || bits > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, bits, type);
  return isIP(host) === family && list.check(host, type);
}
