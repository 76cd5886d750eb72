/** Limits the rate per key, in this process alone: each replica counts for itself. */
export interface RateLimit {
  /** Counts one; false if that is too many. */
  readonly take: (key: string, now: Date) => boolean;
  /** Tells whether the key was counted in the current window. */
  readonly knows: (key: string, now: Date) => boolean;
  /** Uncounts one. */
  readonly giveBack: (key: string) => void;
}

/** Most keys kept in memory, however many addresses somebody has. */
const mostKeys = 10_000;

/** Creates a limit of `most` per window; a window begins with its first count. */
export function rateLimit(most: number, windowSeconds: number): RateLimit {
  const windows = new Map<string, { readonly until: number; count: number }>();
  return {
    take(key, at) {
      const now = at.getTime();
      const open = windows.get(key);
      if (open !== undefined && open.until > now) {
        open.count += 1;
        return open.count <= most;
      }
      windows.delete(key);
      if (windows.size >= mostKeys) forgetOldest(windows);
      windows.set(key, { until: now + windowSeconds * 1000, count: 1 });
      return most >= 1;
    },
    knows: (key, at) => (windows.get(key)?.until ?? 0) > at.getTime(),
    giveBack(key) {
      const open = windows.get(key);
      if (open !== undefined) open.count -= 1;
    },
  };
}

/** All windows have the same length, so the first inserted ends first. */
function forgetOldest(windows: Map<string, unknown>): void {
  const [oldest] = windows.keys();
  if (oldest !== undefined) windows.delete(oldest);
}
