import type { Lack } from '#networks/check-outcome.ts';

/** The name of software that a server does not name. Nothing is taken for granted about it. */
const unknown = 'Unknown software';

/** "2.7.2 (compatible; Akkoma 3.10.4)", "4.0.0 (not true; really snac/2.75)". */
const named = /\((?:compatible; |not true; really )([a-z][a-z.]*)[ /]([\w.+-]+)\)/i;
/** "4.6.1+glitch": only forks of Mastodon write so. */
const forked = /^\d{1,4}\.\d{1,4}\.\d{1,4}\+(?:glitch|hometown)/i;

/** Reads the software from the version of Mastodon's API, which alone does not tell: Hollo answers "0.10.0". */
export function softwareIn(version: string): string {
  const [, name, release] = named.exec(version) ?? [];
  if (name !== undefined && release !== undefined) return labelled(name, release);
  return forked.test(version) ? labelled('mastodon', version) : `${unknown} (${version})`;
}

/** Writes a name and a version as a label: "Mastodon 4.6.5". */
export function labelled(name: string, version: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${version}`.trim();
}

export function isUnknown(software: string): boolean {
  return software.startsWith(unknown);
}

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
  return isUnknown(software) || isFrom(firstMailing, build.exec(software));
}

function isFrom(first: readonly [number, number], found: RegExpExecArray | null): boolean {
  const [, major, minor] = found?.map(Number) ?? [];
  if (major === undefined || minor === undefined) return false;
  return major > first[0] || (major === first[0] && minor >= first[1]);
}

/** Returns what this software is known to lack, as far as it cannot be found out without posting. */
export function lacksOfSoftware(software: string): readonly Lack[] {
  if (isMastodon.test(software)) return [];
  // No other software is known to convert videos.
  if (isUnknown(software)) return ['software', 'conversion'];
  if (/^snac\b/i.test(software)) return ['language', 'visibility', 'delete', 'alt_lines', 'conversion'];
  return [...(/^hollo\b/i.test(software) ? (['edits_told'] as const) : []), 'conversion'];
}

const isMastodon = /^(?:mastodon|glitch|hometown)\b/i;

/** Mastodon and its forks count every link alike; the server may report another length. */
const mastodonLinkCharacters = 23;

/**
 * Returns the characters that a link counts with this software, which reports `told`; null: all of it, as typed.
 * GoToSocial, snac, Hollo and the like report a number that they do not count by; none is known to count less than it
 * reports.
 */
export function linkCharactersOf(software: string, told: number | undefined): number | null {
  if (isUnknown(software)) return null;
  if (isMastodon.test(software)) return told ?? mastodonLinkCharacters;
  const countsAll =
    /^(?:gotosocial|snac2?|hollo|pleroma|akkoma|mitra|misskey|sharkey|firefish|iceshrimp(?:\.net)?|pixelfed|friendica)\b/i;
  return countsAll.test(software) ? null : (told ?? null);
}
