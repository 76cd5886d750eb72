import { createCipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

import type { MasterKey } from '#storage/master-key.ts';
import type { SealedFor } from '#storage/seal.ts';

/** Seals a secret as release 0.1 did (version 2): bound to its account and purpose, but to no server. */
export function sealedBefore(masterKey: MasterKey, sealedFor: SealedFor, secret: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.concat([Buffer.of(2), Buffer.from(masterKey.id, 'hex')]);
  const dataKey = randomBytes(32);
  const wrapped = encrypted(masterKey.key, boundTo('key', head, sealedFor), dataKey);
  const bound = boundTo('secret', Buffer.of(2), sealedFor);
  const body = encrypted(createSecretKey(dataKey), bound, Buffer.from(secret, 'utf8'));
  return new Uint8Array(Buffer.concat([head, wrapped, body]));
}

function boundTo(part: 'key' | 'secret', head: Buffer, { accountId, purpose }: SealedFor): Buffer {
  return Buffer.from(JSON.stringify(['tambour', part, head.toString('hex'), accountId, purpose]), 'utf8');
}

function encrypted(key: KeyObject, aad: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(12);
  const sealing = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  sealing.setAAD(aad);
  return Buffer.concat([iv, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
}
