import type { Readable } from 'node:stream';

/** A file of X's archive under its name there, such as "data/tweets.js". */
export interface Entry {
  readonly name: string;
  readonly open: () => Promise<Readable>;
}

/**
 * Files of an archive that are read: its manifest, its account, and the account's own posts in their parts, with the
 * whole texts of long ones. Nothing else is opened, such as direct messages, contacts, advertising or media.
 */
const wanted = /^(?:[^/]+\/)?(data\/(?:manifest|account|(?:tweets?|note-tweet)(?:-part\d{1,4})?)\.js)$/;

/** Returns the name in the archive of a file that is read; null for every other file. */
export function wantedName(path: string): string | null {
  return wanted.exec(path)?.[1] ?? null;
}

/** Tells whether an entry holds posts. */
export function holdsPosts(name: string): boolean {
  return name.startsWith('data/tweet');
}

/** Tells whether an entry holds the whole texts of long posts. */
export function holdsLongTexts(name: string): boolean {
  return name.startsWith('data/note-tweet');
}
