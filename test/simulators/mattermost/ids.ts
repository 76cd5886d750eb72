import { randomInt } from 'node:crypto';

const alphabet = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** An id as Mattermost makes them: 26 characters of a-z and 0-9. */
export function newId(): string {
  return Array.from({ length: 26 }, () => alphabet[randomInt(alphabet.length)] ?? 'y').join('');
}

/** Tells whether a text may be an id at all; the server refuses anything else before it looks. */
export function isId(text: string): boolean {
  return /^[a-z0-9]{26}$/.test(text);
}
