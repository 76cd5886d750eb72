import type { Clock } from '#clock.ts';

/** One limit: a number of requests within a number of seconds. */
export interface RateLimit {
  readonly limit: number;
  readonly windowSeconds: number;
  /** `clock`: windows begin with the hour, as on Mastodon; else with the first request, as on X. */
  readonly begins?: 'clock';
}

/** State of one counter after a request. */
export interface RateState {
  readonly isExceeded: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** Counts requests by name, such as "publish for account 1". The counts are lost when the process ends. */
export function rateWindows(clock: Clock): (name: string, limit: RateLimit) => RateState {
  const windows = new Map<string, { readonly resetAt: number; used: number }>();
  return (name, { limit, windowSeconds, begins }) => {
    const now = clock.now().getTime();
    const known = windows.get(name);
    const lastsMs = windowSeconds * 1000;
    const resetAt = begins === 'clock' ? (Math.floor(now / lastsMs) + 1) * lastsMs : now + lastsMs;
    const window = known === undefined || known.resetAt <= now ? { resetAt, used: 0 } : known;
    window.used += 1;
    windows.set(name, window);
    return {
      isExceeded: window.used > limit,
      limit,
      remaining: Math.max(limit - window.used, 0),
      resetAt: new Date(window.resetAt),
    };
  };
}
