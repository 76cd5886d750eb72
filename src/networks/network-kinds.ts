/** A network's name for readers, and how its posts are drawn beside those of others. */
export interface NetworkLook {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'circle' | 'square';
  readonly isHollow: boolean;
}

interface NetworkFacts extends NetworkLook {
  /** Others that people call it by, in small letters. */
  readonly otherNames: readonly string[];
  /** The one server that it has; null if each account names its own. */
  readonly serverUrl: string | null;
}

/**
 * The networks that Tambour can publish to, in the order in which they are named side by side.
 *
 * Blue and vermilion of Okabe and Ito (https://jfly.uni-koeln.de/color/), which stay apart in every form of colour
 * blindness; a full circle and a hollow square, which stay apart without any colour.
 */
export const networkKinds = {
  mastodon: { name: 'Mastodon', otherNames: [], serverUrl: null, colour: '#0072b2', shape: 'circle', isHollow: false },
  x: {
    name: 'X',
    otherNames: ['twitter'],
    serverUrl: 'https://api.x.com',
    colour: '#d55e00',
    shape: 'square',
    isHollow: true,
  },
} as const satisfies Readonly<Record<string, NetworkFacts>>;

/** Every network, in that order. */
export const allNetworks = Object.keys(networkKinds) as readonly (keyof typeof networkKinds)[]; // The keys of a constant.
