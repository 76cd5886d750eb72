import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect as connectTls, type DetailedPeerCertificate } from 'node:tls';

import type { ProxyConfig } from '#config.ts';

import { hostOf, placeOf } from './address.ts';
import { connectOut } from './connect-out.ts';
import { NotConnected, type NotConnectedWhy } from './not-connected.ts';
import { wayTo, type Way } from './way-to.ts';

/** The way by which a host was tried; `at` is the proxy's host and port, without credentials. */
export type TriedWay = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly at: string };

export type Reached = { readonly way: TriedWay } & (
  | { readonly kind: 'reached' }
  /** `issuer`: the name that the untrusted certificate gives for its signer; null when it could not be read. */
  | { readonly kind: 'untrusted'; readonly code: string; readonly issuer: string | null }
  | Exclude<NotConnectedWhy, { readonly kind: 'untrusted' }>
);

const connectMs = 5_000;
/** Time for the connection, and then for the handshake, that read an untrusted certificate, in milliseconds. */
const lookMs = 2_500;

/**
 * Tries to connect to an address the way the settings say, up to trusted TLS. Sends no request, so that any host may be
 * tried. Ends within 10 s.
 */
export async function reach(url: URL, proxies: ProxyConfig, withinMs: number = connectMs): Promise<Reached> {
  const way = wayTo(url, proxies);
  const tried: TriedWay = way.kind === 'proxy' ? { kind: 'proxy', at: placeOf(way.proxy) } : way;
  try {
    (await connectOut(url, way, withinMs)).destroy();
    return { way: tried, kind: 'reached' };
  } catch (error) {
    if (!(error instanceof NotConnected)) throw error;
    if (error.why.kind !== 'untrusted') return { way: tried, ...error.why };
    return { way: tried, ...error.why, issuer: await issuerOf(url, way) };
  }
}

/** Returns the issuer of the last certificate in a host's chain. Sends nothing beyond the handshake. */
async function issuerOf(url: URL, way: Way): Promise<string | null> {
  try {
    const carrier = await connectOut(new URL(`http://${placeOf(url)}`), way, lookMs);
    const name = isIP(hostOf(url)) === 0 ? { servername: hostOf(url) } : {};
    const socket = connectTls({ socket: carrier, rejectUnauthorized: false, ...name });
    socket.setTimeout(lookMs, () => socket.destroy(new Error('no handshake')));
    await once(socket, 'secureConnect');
    const issuer = lastIssuer(socket.getPeerCertificate(true));
    socket.destroy();
    return issuer;
  } catch {
    // The result is still useful without the issuer.
    return null;
  }
}

function lastIssuer(certificate: DetailedPeerCertificate): string | null {
  let last = certificate;
  for (let depth = 0; depth < 10; depth += 1) {
    const next: DetailedPeerCertificate | undefined = last.issuerCertificate;
    if (next === undefined || next === last) break;
    last = next;
  }
  const { O: organisation, CN: name } = last.issuer;
  return [name, organisation].filter((part) => typeof part === 'string' && part !== '').join(', ') || null;
}
