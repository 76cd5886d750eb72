import type { IncomingHttpHeaders } from 'node:http';

const fallbackSeconds = 60;
const minSeconds = 1;
const maxSeconds = 3600;

/**
 * Returns how long X wants no requests, between 1 s and 1 h. It sends epoch seconds for the limit that is used up. See
 * https://docs.x.com/x-api/fundamentals/rate-limits; the limits of a day are not documented.
 */
export function secondsUntilReset(headers: IncomingHttpHeaders, now: Date): number {
  const resets = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour']
    .filter((limit) => headers[`${limit}-remaining`] === '0')
    .map((limit) => Number(headers[`${limit}-reset`]));
  const reset = Math.max(...resets.filter((seconds) => Number.isFinite(seconds)), -Infinity);
  const told = Number.isFinite(reset) ? reset : Number(headers['x-rate-limit-reset'] ?? Number.NaN);
  if (!Number.isFinite(told)) return fallbackSeconds;
  return Math.min(Math.max(Math.ceil(told - now.getTime() / 1000), minSeconds), maxSeconds);
}
