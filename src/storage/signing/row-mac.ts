import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';

/**
 * Kinds of rows that are signed: no MAC of one kind fits a row of another. Decisions were the first to be signed, and are
 * signed as they were then.
 */
export type RowKind = 'decision' | 'card' | 'post' | 'event' | 'revision' | 'member';

const prefixes: Readonly<Record<RowKind, string>> = {
  decision: '',
  card: 'tambour card\0',
  post: 'tambour post\0',
  event: 'tambour event\0',
  revision: 'tambour revision\0',
  member: 'tambour member\0',
};

/**
 * Returns HMAC-SHA256 in hex over all that is believed of a row. Throws without a key: a row that nobody could verify
 * would be believed by nobody.
 */
export function macOfRow(key: KeyObject | null, kind: RowKind, covered: object): string {
  if (key === null) throw new Error(`a ${kind} in a store that was opened without its key`);
  return createHmac('sha256', key)
    .update(prefixes[kind] + canonicalJson(covered), 'utf8')
    .digest('hex');
}

/** Tells whether Tambour itself left the row exactly so. False without a key or without a MAC. */
export function isMacOfRow(key: KeyObject | null, kind: RowKind, covered: object, mac: string | null): boolean {
  if (key === null || mac === null) return false;
  const [stored, right] = [Buffer.from(mac, 'utf8'), Buffer.from(macOfRow(key, kind, covered), 'utf8')];
  return stored.length === right.length && timingSafeEqual(stored, right);
}
