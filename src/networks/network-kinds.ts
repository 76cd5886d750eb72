/** What readers know a network by, and how its posts are drawn beside those of others. */
export interface NetworkLook {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'circle' | 'square';
  readonly isHollow: boolean;
}

/**
 * The networks that Tambour can publish to, in the order in which they are named side by side.
 *
 * Blue and vermilion of Okabe and Ito (https://jfly.uni-koeln.de/color/), which stay apart in every form of colour
 * blindness; a full circle and a hollow square, which stay apart without any colour.
 */
export const networkKinds = {
  mastodon: { name: 'Mastodon', colour: '#0072b2', shape: 'circle', isHollow: false },
  x: { name: 'X', colour: '#d55e00', shape: 'square', isHollow: true },
} as const satisfies Readonly<Record<string, NetworkLook>>;

/** Every network, in that order. */
export const allNetworks = Object.keys(networkKinds) as readonly (keyof typeof networkKinds)[]; // The keys of a constant.
