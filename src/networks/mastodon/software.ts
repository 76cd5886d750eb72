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

/** Mastodon and what is made of it counts every link alike; the server may say how long. */
const mastodonLinkCharacters = 23;

/**
 * What a link counts on a server of this name, which says `told`; null: all of it, as typed. GoToSocial, snac, Hollo and
 * their like tell a number that they do not count by, while nobody is known to count less than they say.
 */
export function linkCharactersOf(software: string, told: number | undefined): number | null {
  if (/^(?:mastodon|glitch|hometown)\b/i.test(software)) return told ?? mastodonLinkCharacters;
  const countsAll =
    /^(?:gotosocial|snac2?|hollo|pleroma|akkoma|mitra|misskey|sharkey|firefish|iceshrimp(?:\.net)?|pixelfed|friendica)\b/i;
  return countsAll.test(software) ? null : (told ?? null);
}
