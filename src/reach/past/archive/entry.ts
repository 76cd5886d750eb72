import type { Readable } from 'node:stream';

/** A file of X's archive, as the archive's own names call it: "data/tweets.js". */
export interface Entry {
  readonly name: string;
  readonly open: () => Promise<Readable>;
}

/**
 * Files of an archive that are read: what it is, whose it is, and the account's own posts in their parts. Of all else
 * in it, such as direct messages, contacts, advertising and media, nothing is opened.
 */
const wanted = /^(?:[^/]+\/)?(data\/(?:manifest|account|tweets?(?:-part\d{1,4})?)\.js)$/;

/** Returns what an archive calls a file that is read; null for every other one. */
export function wantedName(path: string): string | null {
  return wanted.exec(path)?.[1] ?? null;
}

/** Tells whether an entry holds posts. */
export function holdsPosts(name: string): boolean {
  return name.startsWith('data/tweet');
}
