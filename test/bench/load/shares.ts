/** Shares of a thousand events; the rest is people talking in channels. */
const shares = { inThread: 180, other: 60, edited: 45, deleted: 20, again: 60, help: 8, list: 2, show: 1 } as const;
/** Shares of a thousand events that each have an effect. */
export const effectShares = { press: 3, react: 2, file: 2 } as const;

export type Kind = keyof typeof shares | keyof typeof effectShares | 'talk';

const kinds = Object.entries({ ...shares, ...effectShares }).flatMap(([kind, share]) =>
  // All keys of both are kinds.
  Array<Kind>(share).fill(kind as Kind),
);

/** Returns the kind of the `at`th event, spread so that each thousand has its share of each. */
export function kindOf(at: number): Kind {
  return kinds[(at * 619) % 1000] ?? 'talk';
}

/** Returns how many cards the decisions among `count` events use up. */
export function cardsUsedBy(count: number): number {
  return Math.ceil((count * (effectShares.press + effectShares.react)) / 1000);
}

const words =
  'la mairie ouvre demain à neuf heures, le bulletin part ce soir, qui relit le communiqué ? merci à tous'.split(' ');

/** Draws what people say. */
export function drawn(random: () => number): {
  readonly oneOf: <T>(list: readonly T[]) => T;
  readonly text: () => string;
} {
  const oneOf = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
  return { oneOf, text: () => Array.from({ length: 4 + Math.floor(random() * 25) }, () => oneOf(words)).join(' ') };
}
