import type { Lack } from '#networks/check-outcome.ts';

/** A release, or what its fork calls it: "4.6.1", "4.6.1+glitch", "4.6.1+hometown-1.2.0". A pre-release is no match. */
const release = /^(?:mastodon|hometown) v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:\+(?:glitch|hometown)[\w.-]*)?$/i;

/** https://github.com/mastodon/mastodon/pull/37879: before it, two simultaneous requests did not see each other. */
const firstLocking = [4, 6] as const;

/**
 * Tells whether this software makes only one post of two requests with one `Idempotency-Key`, even if the second comes
 * before the first is stored: it has to lock the key. Only posting would show that, so only versions known to do it
 * count. Hollo and Mastodon before 4.6.0 look the key up and store it with the post; others do not know it.
 */
export function keepsKeys(software: string): boolean {
  return isFrom(firstLocking, release.exec(software));
}

/** Any release or build of Mastodon and its forks. */
const build = /^(?:mastodon|glitch|hometown) v?(\d{1,4})\.(\d{1,4})(?!\d)/i;

/** https://github.com/mastodon/mastodon/pull/38163: people without an account can subscribe to posts by mail. */
const firstMailing = [4, 6] as const;

/**
 * Tells whether this software may mail public posts. The administrator and each account can switch that on without any
 * sign of it, so a server that can is taken for one that does.
 */
export function mailsOut(software: string): boolean {
  return isFrom(firstMailing, build.exec(software));
}

function isFrom(first: readonly [number, number], found: RegExpExecArray | null): boolean {
  const [, major, minor] = found?.map(Number) ?? [];
  if (major === undefined || minor === undefined) return false;
  return major > first[0] || (major === first[0] && minor >= first[1]);
}

/** Returns what this software is known to lack, as far as it cannot be found out without posting. */
export function lacksOfSoftware(software: string): readonly Lack[] {
  if (/^snac\b/i.test(software)) return ['language', 'visibility', 'delete'];
  return /^hollo\b/i.test(software) ? ['edits_told'] : [];
}

/** Mastodon and its forks count every link alike; the server may report another length. */
const mastodonLinkCharacters = 23;

/**
 * Returns the characters that a link counts with this software, which reports `told`; null: all of it, as typed.
 * GoToSocial, snac, Hollo and the like report a number that they do not count by; none is known to count less than it
 * reports.
 */
export function linkCharactersOf(software: string, told: number | undefined): number | null {
  if (/^(?:mastodon|glitch|hometown)\b/i.test(software)) return told ?? mastodonLinkCharacters;
  const countsAll =
    /^(?:gotosocial|snac2?|hollo|pleroma|akkoma|mitra|misskey|sharkey|firefish|iceshrimp(?:\.net)?|pixelfed|friendica)\b/i;
  return countsAll.test(software) ? null : (told ?? null);
}
