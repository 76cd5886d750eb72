import { type NetworkLook, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

import type { Series } from './picture.ts';

type Look = Pick<NetworkLook, 'colour' | 'shape' | 'isHollow'>;

/** For further accounts on the same network; dark enough on white. */
const spareLooks: readonly Look[] = [
  { colour: '#00795a', shape: 'triangle-up', isHollow: false },
  { colour: '#a0427a', shape: 'diamond', isHollow: true },
  { colour: '#4d4d4d', shape: 'triangle-down', isHollow: false },
];

/** Draws each account in its network's look; a second account on a network gets a spare look. */
export function withLooks(
  accounts: readonly { readonly id: string; readonly network: NetworkKind; readonly label: string }[],
): readonly Series[] {
  const taken = new Set<NetworkKind>();
  const spares = spareLooks.values();
  return accounts.map(({ id, network, label }) => {
    const spare = taken.has(network) ? spares.next().value : undefined;
    taken.add(network);
    const { colour, shape, isHollow } = spare ?? networkKinds[network];
    return { id, label, colour, shape, isHollow };
  });
}
