import { z } from 'zod';

import { claimIn } from './claim-of.ts';
import { standingAt } from './replay.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const heldSchema = z.object({ why: z.string().nullish() }).loose();

/** How long the desk of these histories keeps videos. */
const keptMs = 86_400_000;

/**
 * Finds videos deleted too early: before a post that may still leave, or, for failed and public posts, before the
 * desk's time is over. Skips histories where rows were changed by hand or a backup left videos out.
 */
export function forgottenVideos({ journal, tampered, lost }: Evidence): readonly Violation[] {
  if (tampered.size > 0 || lost?.isWithoutVideos === true) return [];
  return journal.flatMap((entry): readonly Violation[] => {
    if (entry.kind !== 'delivery.held' || !isAboutBytes(heldSchema.parse(entry.data).why ?? '')) return [];
    if (hasFailedLongAgo(journal, entry)) return [];
    const isVideo = claimIn(journal, entry)?.content.media.some(({ recording }) => recording !== undefined) === true;
    return isVideo ? [{ kind: 'forgotten', detail: `entry ${entry.seq}: nothing is as it was approved` }] : [];
  });
}

function hasFailedLongAgo(journal: readonly JournalRow[], held: JournalRow): boolean {
  const id = deliveryIn(held)?.deliveryId;
  const failed = journal.findLast(
    (entry) => entry.seq < held.seq && entry.kind === 'delivery.failed' && deliveryIn(entry)?.deliveryId === id,
  );
  return failed !== undefined && held.at.getTime() - failed.at.getTime() > keptMs;
}

/** Finds conversions that were done while approval was asked for, or that changed the words beside the video. */
export function wronglyConverted({ journal, conversions, tampered }: Evidence): readonly Violation[] {
  if (conversions.size === 0) return [];
  return journal.flatMap((entry): readonly Violation[] => {
    const { draftId, seq } = entry;
    if (entry.kind !== 'draft.revised' || draftId === null || tampered.has(draftId)) return [];
    const [after, before] = [standingAt(journal, draftId, seq), standingAt(journal, draftId, seq - 1n)];
    if (after === null || before === null) return [];
    const [made] = after.contents.get(after.revision)?.media ?? [];
    const [from] = before.contents.get(before.revision)?.media ?? [];
    if (made === undefined || from === undefined || conversions.get(made.sha256) !== from.sha256) return [];
    const what = `entry ${seq}: a converted video`;
    if (before.isAsked) return [{ kind: 'converted', detail: `${what} where approval was asked for` }];
    const said = ({ alt, recording }: typeof made): string => JSON.stringify([alt, recording?.captions]);
    return said(made) === said(from) ? [] : [{ kind: 'converted', detail: `${what} with other words` }];
  });
}

function isAboutBytes(why: string): boolean {
  return why === 'content_changed' || why === 'recording_missing';
}
