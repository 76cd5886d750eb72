import { isIP } from 'node:net';

import { hostOf, portOf } from './address.ts';

/** Looks a name up as the system does, and returns all its addresses; throws where there are none. */
export type LookUp = (name: string) => Promise<readonly string[]>;

/** The rules for addresses that people give. */
export interface GuardRules {
  readonly lookUp: LookUp;
  readonly isOutside: (address: string) => boolean;
  readonly ports: ReadonlySet<number>;
}

export type TargetRefused =
  | { readonly why: 'scheme' | 'credentials' | 'port' | 'notFound' }
  /** It leads to an internal address; `host` as it was given. */
  | { readonly why: 'inside'; readonly host: string };

export type Target =
  /** `addresses`: the only ones that may be connected to. */
  | { readonly kind: 'direct'; readonly addresses: readonly string[] }
  /** The proxy looks the name up. `isChecked`: it was looked up here too, and leads outside as seen from here. */
  | { readonly kind: 'proxy'; readonly isChecked: boolean }
  | ({ readonly kind: 'refused' } & TargetRefused);

/** Names that no public server has, or that mean a different server in each network. */
const insideName = /^(?:[^.]+|.*\.(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion|test))$/;

/**
 * Checks where an address leads, before anything connects. A name with any internal address is refused, whatever others
 * it has. Behind a proxy, a name that is unknown here is left to the proxy's own rules.
 */
export async function checkTarget(url: URL, isDirect: boolean, rules: GuardRules): Promise<Target> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { kind: 'refused', why: 'scheme' };
  if (url.username !== '' || url.password !== '') return { kind: 'refused', why: 'credentials' };
  if (!rules.ports.has(portOf(url))) return { kind: 'refused', why: 'port' };
  const host = hostOf(url).replace(/\.$/, '');
  const refused = { kind: 'refused', why: 'inside', host } as const;
  if (isIP(host) !== 0) {
    if (!rules.isOutside(host)) return refused;
    return isDirect ? { kind: 'direct', addresses: [host] } : { kind: 'proxy', isChecked: true };
  }
  const addresses = await rules.lookUp(host).catch(() => []);
  if (!addresses.every(rules.isOutside)) return refused;
  if (isDirect) return addresses.length === 0 ? { kind: 'refused', why: 'notFound' } : { kind: 'direct', addresses };
  if (insideName.test(host)) return refused;
  return { kind: 'proxy', isChecked: addresses.length > 0 };
}
