import { createHash } from 'node:crypto';

import type { Revision } from '#drafts/draft.ts';
import { type Addressed, fingerprintBefore, fingerprintOf } from '#drafts/fingerprint-of.ts';
import { readMedia } from '#drafts/media-bytes.ts';
import { isRecordingKept } from '#drafts/recording-bytes.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';

/**
 * Tells whether what is stored is still what the revision's fingerprint was made of: words, times, and every picture
 * byte for byte. `renderings` are what the accounts that the desk has now would send.
 */
export async function isAsFingerprinted(
  tx: Transaction,
  { content, fingerprint }: Pick<Revision, 'content' | 'fingerprint'>,
  renderings: readonly Rendering[],
  accounts: readonly Addressed[],
): Promise<boolean> {
  const all = [fingerprintOf(renderings, content, accounts), fingerprintBefore(renderings, content)];
  // guard: the fingerprint at the gate
  if (!all.includes(fingerprint)) return false;
  for (const media of content.media) {
    const { sha256 } = media;
    if (media.recording !== undefined) {
      if (!(await isRecordingKept(tx, media))) return false;
      continue;
    }
    const row = await readMedia(tx, sha256);
    // guard: the bytes at the gate
    if (row === null || createHash('sha256').update(row.bytes).digest('hex') !== sha256) return false;
  }
  return true;
}
