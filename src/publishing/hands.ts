/** How many posts one process sends at once: several, so that one slow server does not hold up the other accounts. */
export const handCount = 6;

/** How many posts one process sends at once, by its jobs. */
export interface Hands {
  /** One for the job that asks, which it has in any case, and what is free besides, at most so many; how many those are. */
  take(most: number): number;
  give(count: number): void;
}

/** `count`: as many as there are jobs at once, each of which has one. */
export function openHands(count: number): Hands {
  let busy = 0;
  return {
    take(most) {
      const spare = Math.max(0, Math.min(most, count - busy - 1));
      busy += 1 + spare;
      return spare;
    },
    give(freed) {
      busy -= freed;
    },
  };
}
