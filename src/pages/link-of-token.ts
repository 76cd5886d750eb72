import type { Store } from '#storage/store.ts';

import { isOwnLink } from './link-mac.ts';
import { linkFromRow, type SharedLink } from './link.ts';
import { hashOfToken, isTokenShaped } from './token.ts';

/**
 * Returns the open link of a token; null for any that is none, revoked or expired, or whose row is not as Tambour left it.
 * One indexed read each time, and nothing is kept: one that is revoked is dead for the next request on every replica.
 */
export async function linkOfToken(
  { db, clock, decisionKey }: Pick<Store, 'db' | 'clock' | 'decisionKey'>,
  token: string,
): Promise<SharedLink | null> {
  if (!isTokenShaped(token)) return null;
  const row = await db.sharedLink.findUnique({ where: { tokenHash: hashOfToken(token) } });
  if (row === null || row.revokedAt !== null || row.expiresAt <= clock.now()) return null;
  return isOwnLink(decisionKey, row) ? linkFromRow(row) : null;
}
