import { createHash, randomBytes } from 'node:crypto';

const bytes = 32;
/** 32 bytes in base64url. */
const shape = /^[\w-]{43}$/;

/** Makes the secret of a new link. It is shown once, and kept nowhere. */
export function newToken(): string {
  return randomBytes(bytes).toString('base64url');
}

/** Tells whether a text could be a token at all, so that nothing else is looked up. */
export function isTokenShaped(text: string): boolean {
  return shape.test(text);
}

/** Returns what is kept of a token. Over its characters: no two spellings of the same bytes are the same token. */
export function hashOfToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token, 'utf8').digest());
}
