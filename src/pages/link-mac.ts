import type { KeyObject } from 'node:crypto';

import type { SharedLink as LinkRow } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';

/** Everything that is trusted in a link's row. */
export type SignedLink = Omit<LinkRow, 'mac' | 'lastUsedAt'>;

/**
 * Returns the MAC of a link's row. It does not fit another desk, scope, end or token, nor a link that is no longer
 * revoked.
 */
export function macOfLink(key: KeyObject | null, link: SignedLink): string {
  return macOfRow(key, 'sharedLink', coveredBy(link));
}

/**
 * Tells whether a link's row is exactly as Tambour wrote it: write access to the database is not enough to make a link.
 */
export function isOwnLink(key: KeyObject | null, link: LinkRow): boolean {
  return isMacOfRow(key, 'sharedLink', coveredBy(link), link.mac);
}

function coveredBy(link: SignedLink): object {
  const { id, deskId, tokenHash, scopes, showsTexts, label, createdBy, createdAt, expiresAt, revokedAt, revokedBy } =
    link;
  const hash = Buffer.from(tokenHash).toString('hex');
  return { id, deskId, hash, scopes, showsTexts, label, createdBy, createdAt, expiresAt, revokedAt, revokedBy };
}
