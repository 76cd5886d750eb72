import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

import type { MasterKey } from './master-key.ts';

/** What a secret belongs to. Sealed in: bytes moved to another account, or used for another purpose, don't open. */
export interface SealedFor {
  readonly accountId: string;
  /** Such as "token". */
  readonly purpose: string;
}

export type Unsealed =
  | { readonly kind: 'secret'; readonly secret: string }
  /** `otherKey`: sealed under another master key. `damaged`: changed, cut, or of another account or purpose. */
  | { readonly kind: 'unreadable'; readonly why: 'malformed' | 'otherKey' | 'damaged' };

const version = 1;
const cipher = 'aes-256-gcm';
const idBytes = 8;
const ivBytes = 12;
const tagBytes = 16;
const dataKeyBytes = 32;
const headBytes = 1 + idBytes;
const wrappedBytes = ivBytes + dataKeyBytes + tagBytes;

/**
 * Seals a secret: AES-256-GCM under a random data key of its own, which is wrapped by the master key. Layout: version,
 * id of the master key, wrapped data key, sealed secret; each of the two is nonce, ciphertext, tag.
 */
export function seal(masterKey: MasterKey, sealedFor: SealedFor, secret: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.concat([Buffer.of(version), Buffer.from(masterKey.id, 'hex')]);
  const dataKey = randomBytes(dataKeyBytes);
  const wrapped = encrypt(masterKey.key, boundTo('key', head, sealedFor), dataKey);
  const body = encrypt(createSecretKey(dataKey), boundTo('secret', head, sealedFor), Buffer.from(secret, 'utf8'));
  dataKey.fill(0);
  return new Uint8Array(Buffer.concat([head, wrapped, body]));
}

/** Opens what `seal` made. Never throws for what the bytes may hold. */
export function unseal(masterKey: MasterKey, sealedFor: SealedFor, sealed: Uint8Array): Unsealed {
  const bytes = Buffer.from(sealed);
  if (bytes.length < headBytes + wrappedBytes + ivBytes + tagBytes || bytes[0] !== version) {
    return { kind: 'unreadable', why: 'malformed' };
  }
  const head = bytes.subarray(0, headBytes);
  if (head.toString('hex', 1) !== masterKey.id) return { kind: 'unreadable', why: 'otherKey' };
  const wrapped = bytes.subarray(headBytes, headBytes + wrappedBytes);
  const dataKey = decrypt(masterKey.key, boundTo('key', head, sealedFor), wrapped);
  if (dataKey === null) return { kind: 'unreadable', why: 'damaged' };
  const body = bytes.subarray(headBytes + wrappedBytes);
  const secret = decrypt(createSecretKey(dataKey), boundTo('secret', head, sealedFor), body);
  dataKey.fill(0);
  return secret === null ? { kind: 'unreadable', why: 'damaged' } : { kind: 'secret', secret: secret.toString('utf8') };
}

function boundTo(part: 'key' | 'secret', head: Buffer, { accountId, purpose }: SealedFor): Buffer {
  return Buffer.from(JSON.stringify(['tambour', part, head.toString('hex'), accountId, purpose]), 'utf8');
}

function encrypt(key: KeyObject, boundTo: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key, iv, { authTagLength: tagBytes });
  sealing.setAAD(boundTo);
  return Buffer.concat([iv, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
}

function decrypt(key: KeyObject, boundTo: Buffer, sealed: Buffer): Buffer | null {
  try {
    const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
    opening.setAAD(boundTo);
    opening.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([opening.update(sealed.subarray(ivBytes, -tagBytes)), opening.final()]);
  } catch {
    return null;
  }
}
