import type { Clock } from '#clock.ts';

/** Answers kept for some time; one that is on its way is shared, one that fails is forgotten. */
export function kept<T>(
  clock: Clock,
  forMs: number,
): {
  get(key: string, make: () => Promise<T>): Promise<T>;
  set(key: string, value: T): void;
  has(key: string): boolean;
} {
  const most = 20_000;
  const values = new Map<string, { readonly value: Promise<T>; readonly untilMs: number }>();
  const set = (key: string, value: Promise<T>): void => {
    if (values.size >= most) values.clear();
    values.set(key, { value, untilMs: clock.monotonicMs() + forMs });
  };
  const isFresh = (key: string): boolean => (values.get(key)?.untilMs ?? 0) > clock.monotonicMs();
  return {
    has: isFresh,
    set: (key, value) => set(key, Promise.resolve(value)),
    get: (key, make) => {
      const found = values.get(key);
      if (found !== undefined && isFresh(key)) return found.value;
      const value = make();
      set(key, value);
      value.catch(() => values.delete(key));
      return value;
    },
  };
}
