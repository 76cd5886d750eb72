const fallbackSeconds = 60;
const minSeconds = 1;
const maxSeconds = 3600;

/**
 * Returns how long a server wants no requests, between 1 s and 1 h. Mastodon sends an instant in ISO 8601
 * (https://docs.joinmastodon.org/api/rate-limits/), others and proxies send seconds or an HTTP date.
 */
export function secondsUntilReset(headers: Readonly<Record<string, string | string[] | undefined>>, now: Date): number {
  const reset = instantOf(headers['x-ratelimit-reset'], now) ?? instantOf(headers['retry-after'], now);
  if (reset === null) return fallbackSeconds;
  return Math.min(Math.max(Math.ceil((reset - now.getTime()) / 1000), minSeconds), maxSeconds);
}

/** Returns the instant that a header gives, in epoch milliseconds; null if it gives none. */
export function instantOf(header: string | string[] | undefined, now: Date): number | null {
  if (typeof header !== 'string' || header === '') return null;
  if (/^\d{1,9}$/.test(header)) return now.getTime() + Number(header) * 1000;
  const instant = Date.parse(header);
  return Number.isNaN(instant) ? null : instant;
}
