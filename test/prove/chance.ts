import { seeded } from '../support/seeded.ts';

/** The random choices of a history; equal seeds make equal choices. */
export interface Chance {
  /** Returns a whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** Tells whether an event that happens once in `times` happens now. */
  onceIn(times: number): boolean;
  oneOf<T>(list: readonly T[]): T;
  /** Chooses by weight. */
  weighed<T>(list: readonly (readonly [weight: number, value: T])[]): T;
  /** Returns a UUID. */
  id(): string;
}

export function chanceOf(seed: number): Chance {
  const next = seeded(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    onceIn: (times) => below(times) === 0,
    oneOf(list) {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
    weighed(list) {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new Error('nothing to choose from');
    },
    id() {
      const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
