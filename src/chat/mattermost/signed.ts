import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature is for: one for one thing is none for another. */
type SignedThing = 'button' | 'form' | 'post';

/** The signature of a text, with a key of 32 bytes. */
export function signatureOf(key: Uint8Array, thing: SignedThing, text: string): string {
  return createHmac('sha256', key).update(`tambour mattermost ${thing}\n`).update(text).digest('base64url');
}

/** Whether that is the text's signature; takes as long whichever it is. */
export function isSignature(key: Uint8Array, thing: SignedThing, text: string, signature: string): boolean {
  return isSame(signatureOf(key, thing, text), signature);
}

/** Whether two secrets are the same; how long it takes tells nothing of them. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(text: string): Buffer {
  return createHmac('sha256', 'compared').update(text).digest();
}
