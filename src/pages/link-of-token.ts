import type { Store } from '#storage/store.ts';

import { isOwnLink } from './link-mac.ts';
import { linkFromRow, type SharedLink } from './link.ts';
import { hashOfToken, isTokenShaped } from './token.ts';

/**
 * Returns the open link of a token; null if there is none, it was revoked or has expired, or its row is not as Tambour
 * wrote it. One indexed read each time, without a cache: a revoked link fails on the next request to every replica.
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
