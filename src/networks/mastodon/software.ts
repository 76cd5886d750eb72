import type { Lack } from '#networks/check-outcome.ts';

/**
 * Whether a server of this name makes one post of two requests with one `Idempotency-Key`. That cannot be found out
 * without posting, so only those known to do it count.
 */
export function keepsKeys(software: string): boolean {
  return /^(?:mastodon|glitch|hometown|hollo)\b/i.test(software);
}

/** What a server of this name is known to lack and cannot be asked about without posting. */
export function lacksOfSoftware(software: string): readonly Lack[] {
  return /^snac\b/i.test(software) ? ['language', 'visibility', 'delete'] : [];
}
