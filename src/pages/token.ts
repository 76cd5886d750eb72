import { createHash, randomBytes } from 'node:crypto';

const bytes = 32;
/** 32 bytes in base64url. */
const shape = /^[\w-]{43}$/;

/** Creates the secret of a new link. It is shown once, and stored nowhere. */
export function newToken(): string {
  return randomBytes(bytes).toString('base64url');
}

/** Tells whether a text could be a token; nothing else is looked up. */
export function isTokenShaped(text: string): boolean {
  return shape.test(text);
}

/**
 * Returns the hash by which a token is stored. It covers the characters, so that two spellings of the same bytes
 * differ.
 */
export function hashOfToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token, 'utf8').digest());
}
