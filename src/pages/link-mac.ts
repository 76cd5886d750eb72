import type { KeyObject } from 'node:crypto';

import type { SharedLink as LinkRow } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';

/** All of a link's row that is believed. */
export type SignedLink = Omit<LinkRow, 'mac' | 'lastUsedAt'>;

/** Returns the MAC of a link's row: with another desk, scope, end or token, or revoked no more, it no longer fits. */
export function macOfLink(key: KeyObject | null, link: SignedLink): string {
  return macOfRow(key, 'sharedLink', coveredBy(link));
}

/** Tells whether Tambour itself left the row of a link exactly so: whoever writes to the database makes no link. */
export function isOwnLink(key: KeyObject | null, link: LinkRow): boolean {
  return isMacOfRow(key, 'sharedLink', coveredBy(link), link.mac);
}

function coveredBy(link: SignedLink): object {
  const { id, deskId, tokenHash, scopes, showsTexts, label, madeBy, madeAt, expiresAt, revokedAt, revokedBy } = link;
  const hash = Buffer.from(tokenHash).toString('hex');
  return { id, deskId, hash, scopes, showsTexts, label, madeBy, madeAt, expiresAt, revokedAt, revokedBy };
}
