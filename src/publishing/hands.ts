/** How many posts one process sends at once: several, so that one slow server does not hold up the other accounts. */
export const handCount = 6;

/** How many posts one process sends at once, by its jobs. */
export interface Hands {
  /** One for the job that asks, which it has in any case, and all that are free besides; how many those are. */
  take(): number;
  give(count: number): void;
}

/** `count`: as many as there are jobs at once, each of which has one. */
export function openHands(count: number): Hands {
  let busy = 0;
  return {
    take() {
      const spare = Math.max(0, count - busy - 1);
      busy += 1 + spare;
      return spare;
    },
    give(freed) {
      busy -= freed;
    },
  };
}
