import { createHash } from 'node:crypto';

import type { Revision } from '#drafts/draft.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';

/**
 * Whether what is stored is still what the revision's fingerprint was made of: words, times, and every picture byte
 * for byte. `renderings` are what the accounts that the desk has now would send of it.
 */
export async function isAsFingerprinted(
  tx: Transaction,
  { content, fingerprint }: Pick<Revision, 'content' | 'fingerprint'>,
  renderings: readonly Rendering[],
): Promise<boolean> {
  // guard: the fingerprint at the gate
  if (fingerprintOf(renderings, content) !== fingerprint) return false;
  for (const { sha256 } of content.media) {
    const row = await tx.media.findUnique({ where: { sha256 }, select: { bytes: true } });
    // guard: the bytes at the gate
    if (row === null || createHash('sha256').update(row.bytes).digest('hex') !== sha256) return false;
  }
  return true;
}
