export interface Dice {
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** Whole, from 0 to `most`. */
  readonly upTo: (most: number) => number;
}

export function diceOf(random: () => number): Dice {
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  return {
    chance: (probability) => random() < probability,
    upTo,
    pick(list) {
      const one = list[upTo(list.length - 1)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}
