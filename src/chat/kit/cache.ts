import type { Clock } from '#clock.ts';

/** Answers cached for a while. */
export interface Cache<T> {
  /** Returns the cached answer or makes it. Concurrent callers share one in the making; a failure is not cached. */
  get(key: string, make: () => Promise<T>): Promise<T>;
  set(key: string, value: T): void;
  has(key: string): boolean;
}

const maxEntries = 20_000;

/** Builds a cache that keeps each answer for `ttlMs`. When it is full, it drops all the others. */
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
