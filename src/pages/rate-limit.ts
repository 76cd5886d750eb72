/** Counts what comes by a key, and says when it is too much. In this process alone: each replica counts for itself. */
export interface RateLimit {
  /** Counts one; false where that is too much. */
  readonly take: (key: string, now: Date) => boolean;
  /** Tells whether something was counted by that key lately. */
  readonly knows: (key: string, now: Date) => boolean;
  /** Takes back one that was counted. */
  readonly giveBack: (key: string) => void;
}

/** However many addresses somebody has, no more than so many are remembered. */
const mostKeys = 10_000;

/** Builds a limit of so many in each window, which begins with the first that is counted. */
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

/** Windows are as long as each other, so that what was put in first ends first. */
function forgetOldest(windows: Map<string, unknown>): void {
  const [oldest] = windows.keys();
  if (oldest !== undefined) windows.delete(oldest);
}
