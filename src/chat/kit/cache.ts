import type { Clock } from '#clock.ts';

/** Answers kept for a while. */
export interface Cache<T> {
  /** Returns the kept answer or makes it. One that is being made is shared; one that fails is forgotten. */
  get(key: string, make: () => Promise<T>): Promise<T>;
  set(key: string, value: T): void;
  has(key: string): boolean;
}

const maxEntries = 20_000;

/** Keeps each answer for `ttlMs`; with one more than it has room for, all others are forgotten. */
export function cache<T>(clock: Clock, ttlMs: number): Cache<T> {
  const entries = new Map<string, { readonly value: Promise<T>; readonly expiresAtMs: number }>();
  const set = (key: string, value: Promise<T>): void => {
    if (entries.size >= maxEntries) entries.clear();
    entries.set(key, { value, expiresAtMs: clock.monotonicMs() + ttlMs });
  };
  const isFresh = (key: string): boolean => (entries.get(key)?.expiresAtMs ?? 0) > clock.monotonicMs();
  return {
    has: isFresh,
    set: (key, value) => set(key, Promise.resolve(value)),
    get: (key, make) => {
      const found = entries.get(key);
      if (found !== undefined && isFresh(key)) return found.value;
      const value = make();
      set(key, value);
      value.catch(() => entries.delete(key));
      return value;
    },
  };
}
