import { createHash } from 'node:crypto';

import { readCaptionsText } from '#drafts/captions/caption-text.ts';
import type { Account } from '#desks/account.ts';
import { type Desk, withFormerAccounts } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import type { Revision } from '#drafts/draft.ts';
import { type Addressed, fingerprintOf } from '#drafts/fingerprint-of.ts';
import { readMedia } from '#drafts/media-bytes.ts';
import { recordingAsKept } from '#drafts/recording-bytes.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import type { RenderedMedia, Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';

/**
 * Returns how the stored content differs from what the revision's fingerprint covers: words, times, and every picture
 * and recording byte for byte; null if it does not. `renderings` are what these accounts would send.
 */
export async function whyNotAsFingerprinted(
  tx: Transaction,
  { content, fingerprint }: Pick<Revision, 'content' | 'fingerprint'>,
  renderings: readonly Rendering[],
  accounts: readonly Addressed[],
): Promise<'content_changed' | 'recording_missing' | null> {
  const now = fingerprintOf(renderings, content, accounts);
  // guard: the fingerprint at the gate
  if (fingerprint !== now) return 'content_changed';
  for (const media of filesOf(content)) {
    const { sha256 } = media;
    if (media.recording !== undefined) {
      const kept = await recordingAsKept(tx, media);
      // guard: a recording at the gate
      if (kept !== 'same') return kept === 'missing' ? 'recording_missing' : 'content_changed';
      for (const captions of media.recording.captions ?? []) {
        // guard: captions at the gate
        if ((await readCaptionsText(tx, captions.sha256)) === null) return 'content_changed';
      }
      continue;
    }
    const row = await readMedia(tx, sha256);
    // guard: the bytes at the gate
    if (row === null || createHash('sha256').update(row.bytes).digest('hex') !== sha256) return 'content_changed';
  }
  return null;
}

/**
 * Returns the accounts that a revision was approved for, with all that it sends there: the desk's own, and those that it
 * has given up since, if it is what was approved with these.
 */
export async function accountsAsFingerprinted(
  tx: Transaction,
  { content, fingerprint }: Pick<Revision, 'content' | 'fingerprint'>,
  { desk, rules, now }: { readonly desk: Desk; readonly rules: Rules; readonly now: Date },
): Promise<readonly Account[]> {
  const { accounts, formerAccounts } = await withFormerAccounts(tx, desk, content.accountIds, now);
  if (formerAccounts === undefined) return accounts;
  const all = [...accounts, ...formerAccounts];
  return fingerprintOf(renderingsOf(content, all, rules), content, all) === fingerprint ? all : accounts;
}

/** Returns the files of a content: the media of its posts, and the picture of its link card. */
function filesOf({ media, linkCard }: Content): readonly Omit<RenderedMedia, 'alt'>[] {
  return linkCard?.picture === undefined ? media : [...media, linkCard.picture];
}
