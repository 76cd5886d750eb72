import { z } from 'zod';

import { claimIn } from './claim-of.ts';
import type { Violation } from './violation.ts';
import type { Evidence } from './witness.ts';

const heldSchema = z.object({ why: z.string().nullish() }).loose();

/** What may still leave keeps its video: where nobody touched its rows, and no backup left it out, it is never missing. */
export function forgottenVideos({ journal, tampered, lost }: Evidence): readonly Violation[] {
  if (tampered.size > 0 || lost?.isWithoutVideos === true) return [];
  return journal.flatMap((entry): readonly Violation[] => {
    if (entry.kind !== 'delivery.held' || !isAboutBytes(heldSchema.parse(entry.data).why ?? '')) return [];
    const isVideo = claimIn(journal, entry)?.content.media.some(({ recording }) => recording !== undefined) === true;
    return isVideo ? [{ kind: 'forgotten', detail: `entry ${entry.seq}: nothing is as it was approved` }] : [];
  });
}

function isAboutBytes(why: string): boolean {
  return why === 'content_changed' || why === 'recording_missing';
}
