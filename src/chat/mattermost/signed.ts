import { createHmac, timingSafeEqual } from 'node:crypto';

/** The purpose of a signature. One made for one purpose is invalid for another. */
type SignedThing = 'button' | 'form' | 'post';

/** Signs a text with a key of 32 bytes. */
export function signatureOf(key: Uint8Array, thing: SignedThing, text: string): string {
  return createHmac('sha256', key).update(`tambour mattermost ${thing}\n`).update(text).digest('base64url');
}

/** Returns whether a signature is the text's, in constant time. */
export function isSignature(key: Uint8Array, thing: SignedThing, text: string, signature: string): boolean {
  return isSame(signatureOf(key, thing, text), signature);
}

/** Compares two secrets in constant time, so that the duration reveals nothing about them. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(text: string): Buffer {
  return createHmac('sha256', 'compared').update(text).digest();
}
