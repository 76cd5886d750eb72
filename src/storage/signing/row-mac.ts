import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';

/** Kinds of rows that are signed: no MAC of one kind fits a row of another. */
export type RowKind =
  | 'decision'
  | 'card'
  | 'post'
  | 'event'
  | 'revision'
  | 'member'
  | 'request'
  | 'requestCancel'
  | 'handover'
  | 'emergencyTemplate'
  | 'emergencyPreview'
  | 'emergencyUse'
  | 'retrospectiveReview'
  | 'period'
  | 'periodCancel'
  | 'periodOverride'
  | 'sharedLink'
  | 'relayRule'
  | 'relayedByRule'
  | 'pastPair';

const prefixes: Readonly<Record<RowKind, string>> = {
  decision: 'tambour decision\0',
  card: 'tambour card\0',
  post: 'tambour post\0',
  event: 'tambour event\0',
  revision: 'tambour revision\0',
  member: 'tambour member\0',
  request: 'tambour request\0',
  requestCancel: 'tambour request cancel\0',
  period: 'tambour period row\0',
  periodCancel: 'tambour period cancel row\0',
  periodOverride: 'tambour period override row\0',
  handover: 'tambour handover\0',
  emergencyTemplate: 'tambour emergency template\0',
  emergencyPreview: 'tambour emergency preview\0',
  emergencyUse: 'tambour emergency use\0',
  sharedLink: 'tambour shared link\0',
  retrospectiveReview: 'tambour retrospective review\0',
  relayRule: 'tambour relay rule row\0',
  relayedByRule: 'tambour relayed by rule\0',
  pastPair: 'tambour past pair\0',
};

/**
 * Returns HMAC-SHA256 in hex over everything that is trusted of a row. Throws without a key, since nobody could ever
 * verify the row.
 */
export function macOfRow(key: KeyObject | null, kind: RowKind, covered: object): string {
  if (key === null) throw new Error(`a ${kind} in a store that was opened without its key`);
  return macAs(kind, key, covered);
}

/** Tells whether a row is exactly as Tambour wrote it. False without a key or without a MAC. */
export function isMacOfRow(key: KeyObject | null, kind: RowKind, covered: object, mac: string | null): boolean {
  if (key === null || mac === null) return false;
  const [stored, right] = [Buffer.from(mac, 'utf8'), Buffer.from(macAs(kind, key, covered), 'utf8')];
  return stored.length === right.length && timingSafeEqual(stored, right);
}

function macAs(kind: RowKind, key: KeyObject, covered: object): string {
  return createHmac('sha256', key)
    .update(prefixes[kind] + canonicalJson(covered), 'utf8')
    .digest('hex');
}
