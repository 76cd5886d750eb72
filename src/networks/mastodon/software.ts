import type { Lack } from '#networks/check-outcome.ts';

/**
 * A release, or what its fork calls it: "4.6.1", "4.6.1+glitch", "4.6.1+hometown-1.2.0"; a version before one is none.
 */
const release = /^(?:mastodon|hometown) v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:\+(?:glitch|hometown)[\w.-]*)?$/i;

/** https://github.com/mastodon/mastodon/pull/37879: before it, two requests at once did not see each other. */
const firstLocking = [4, 6] as const;

/**
 * Tells whether a server of this name makes one post of two requests with one `Idempotency-Key`, even if the second
 * comes before the first was written: it has to lock the key. That cannot be found out without posting, so only the
 * versions known to do it count. Hollo and Mastodon before 4.6.0 look the key up and store it with the post; others do
 * not know it.
 */
export function keepsKeys(software: string): boolean {
  return isFrom(firstLocking, release.exec(software));
}

/** Mastodon and its forks, of any release or build of one. */
const build = /^(?:mastodon|glitch|hometown) v?(\d{1,4})\.(\d{1,4})(?!\d)/i;

/** https://github.com/mastodon/mastodon/pull/38163: posts go by mail to whoever asked for it without an account. */
const firstMailing = [4, 6] as const;

/**
 * Tells whether a server of this name may mail public posts. Whether it does is for its administrator and each account to
 * switch on, which it tells nobody: so a server that can is taken for one that does.
 */
export function mailsOut(software: string): boolean {
  return isFrom(firstMailing, build.exec(software));
}

function isFrom(first: readonly [number, number], found: RegExpExecArray | null): boolean {
  const [, major, minor] = found?.map(Number) ?? [];
  if (major === undefined || minor === undefined) return false;
  return major > first[0] || (major === first[0] && minor >= first[1]);
}

/** Returns what a server of this name is known to lack and cannot be asked about without posting. */
export function lacksOfSoftware(software: string): readonly Lack[] {
  if (/^snac\b/i.test(software)) return ['language', 'visibility', 'delete'];
  return /^hollo\b/i.test(software) ? ['edits_told'] : [];
}

/** Mastodon and what is made of it counts every link alike; the server may say how long. */
const mastodonLinkCharacters = 23;

/**
 * Returns what a link counts on a server of this name, which says `told`; null: all of it, as typed. GoToSocial, snac,
 * Hollo and their like tell a number that they do not count by; none is known to count less than it says.
 */
export function linkCharactersOf(software: string, told: number | undefined): number | null {
  if (/^(?:mastodon|glitch|hometown)\b/i.test(software)) return told ?? mastodonLinkCharacters;
  const countsAll =
    /^(?:gotosocial|snac2?|hollo|pleroma|akkoma|mitra|misskey|sharkey|firefish|iceshrimp(?:\.net)?|pixelfed|friendica)\b/i;
  return countsAll.test(software) ? null : (told ?? null);
}
