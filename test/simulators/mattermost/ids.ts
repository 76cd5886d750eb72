import { randomInt } from 'node:crypto';

const alphabet = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** Returns a new id in Mattermost's format: 26 characters of a-z and 0-9. */
export function newId(): string {
  return Array.from({ length: 26 }, () => alphabet[randomInt(alphabet.length)] ?? 'y').join('');
}

/** Tells whether a text has the format of an id. The server refuses anything else without a look-up. */
export function isId(text: string): boolean {
  return /^[a-z0-9]{26}$/.test(text);
}
