import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { MasterKey } from './master-key.ts';

/**
 * The account and purpose that a secret belongs to. Bound to the secret: bytes moved to another account, or used for
 * another purpose, cannot be opened.
 */
export interface SealedFor {
  readonly accountId: string;
  /** A word such as "token". */
  readonly purpose: string;
}

/**
 * The network, server and account that a secret is for. Sealed with it, so that a row can be compared with it later.
 */
export interface Home {
  readonly network: string;
  readonly practice: boolean;
  readonly serverUrl: string;
  readonly remoteId: string;
}

const homeSchema = z.object({
  network: z.string(),
  practice: z.boolean(),
  serverUrl: z.string(),
  remoteId: z.string(),
});
const contentSchema = z.object({ home: homeSchema, secret: z.string() });

export type Unsealed =
  | { readonly kind: 'secret'; readonly secret: string; readonly home: Home }
  /** `otherKey`: sealed under another master key. `damaged`: changed, cut off, or of another account or purpose. */
  | { readonly kind: 'unreadable'; readonly why: 'malformed' | 'otherKey' | 'damaged' };

const version = 3;
const cipher = 'aes-256-gcm';
const idBytes = 8;
const ivBytes = 12;
const tagBytes = 16;
const dataKeyBytes = 32;
const headBytes = 1 + idBytes;
const wrappedBytes = ivBytes + dataKeyBytes + tagBytes;

/**
 * Seals a secret with its home: AES-256-GCM under a random data key of its own, which is wrapped by the master key.
 * Layout: version, id of the master key, wrapped data key, sealed content; each of the two is nonce, ciphertext, tag.
 */
export function seal(
  masterKey: MasterKey,
  sealedFor: SealedFor,
  { network, practice, serverUrl, remoteId }: Home,
  secret: string,
): Uint8Array<ArrayBuffer> {
  const content = JSON.stringify({ home: { network, practice, serverUrl, remoteId }, secret });
  const head = headOf(masterKey);
  const dataKey = randomBytes(dataKeyBytes);
  const wrapped = encrypt(masterKey.key, boundTo('key', head, sealedFor), dataKey);
  const bound = boundTo('secret', Buffer.of(version), sealedFor);
  const body = encrypt(createSecretKey(dataKey), bound, Buffer.from(content, 'utf8'));
  dataKey.fill(0);
  return new Uint8Array(Buffer.concat([head, wrapped, body]));
}

/** Opens what `seal` made, with the key that it names. Never throws, whatever the bytes are. */
export function unseal(keys: readonly MasterKey[], sealedFor: SealedFor, sealed: Uint8Array): Unsealed {
  const opened = unwrap(keys, sealedFor, sealed);
  if (opened.kind === 'unreadable') return opened;
  const { head, dataKey, body } = opened;
  const bound = boundTo('secret', head.subarray(0, 1), sealedFor);
  const content = decrypt(createSecretKey(dataKey), bound, body)?.toString('utf8');
  dataKey.fill(0);
  if (content === undefined) return { kind: 'unreadable', why: 'damaged' };
  return { kind: 'secret', ...contentSchema.parse(JSON.parse(content)) };
}

/** Tells whether an account's row names the network, server and account that its token was given for. */
export function isAtHome(home: Home, row: Home): boolean {
  return (
    home.network === row.network &&
    home.practice === row.practice &&
    home.serverUrl === row.serverUrl &&
    home.remoteId === row.remoteId
  );
}

export type Rewrapped =
  | { readonly kind: 'rewrapped'; readonly sealed: Uint8Array<ArrayBuffer> }
  /** It is under that key already. */
  | { readonly kind: 'same' }
  | Extract<Unsealed, { readonly kind: 'unreadable' }>;

/** Wraps the data key with another master key. The sealed secret stays as it is, unopened. */
export function rewrap(keys: readonly MasterKey[], to: MasterKey, sealedFor: SealedFor, sealed: Uint8Array): Rewrapped {
  const opened = unwrap(keys, sealedFor, sealed);
  if (opened.kind === 'unreadable') return opened;
  const { dataKey, body } = opened;
  const head = headOf(to);
  if (opened.head.equals(head)) return { kind: 'same' };
  const wrapped = encrypt(to.key, boundTo('key', head, sealedFor), dataKey);
  dataKey.fill(0);
  return { kind: 'rewrapped', sealed: new Uint8Array(Buffer.concat([head, wrapped, body])) };
}

type Unwrapped =
  | { readonly kind: 'unwrapped'; readonly head: Buffer; readonly dataKey: Buffer; readonly body: Buffer }
  | Extract<Unsealed, { readonly kind: 'unreadable' }>;

function unwrap(keys: readonly MasterKey[], sealedFor: SealedFor, sealed: Uint8Array): Unwrapped {
  const bytes = Buffer.from(sealed);
  if (bytes.length < headBytes + wrappedBytes + ivBytes + tagBytes || bytes[0] !== version) {
    return { kind: 'unreadable', why: 'malformed' };
  }
  const head = bytes.subarray(0, headBytes);
  const id = head.toString('hex', 1);
  const masterKey = keys.find((key) => key.id === id);
  if (masterKey === undefined) return { kind: 'unreadable', why: 'otherKey' };
  const wrapped = bytes.subarray(headBytes, headBytes + wrappedBytes);
  const dataKey = decrypt(masterKey.key, boundTo('key', head, sealedFor), wrapped);
  if (dataKey === null) return { kind: 'unreadable', why: 'damaged' };
  return { kind: 'unwrapped', head, dataKey, body: bytes.subarray(headBytes + wrappedBytes) };
}

function headOf(masterKey: MasterKey): Buffer {
  return Buffer.concat([Buffer.of(version), Buffer.from(masterKey.id, 'hex')]);
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
