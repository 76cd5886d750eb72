import type { Counts, PostReading } from '#networks/read-outcome.ts';

import type { DueReading } from './due-readings.ts';
import { punctualMs } from './reading-ages.ts';

const minuteMs = 60_000;
/** A server shows some things late, so it must report a post missing twice, this far apart. */
const missingTwiceMs = 5 * minuteMs;
/** Time after which an unreadable answer is believed: it may be a temporary fault. */
const unreadableMs = 60 * minuteMs;

/** Conclusion from a network's answer about one post. */
export type Verdict =
  | {
      readonly kind: 'read';
      readonly outcome: 'counts';
      readonly counts: Counts;
      readonly answerSeconds: readonly number[] | null;
    }
  | {
      readonly kind: 'read';
      readonly outcome: 'missing' | 'unreadable';
      readonly counts: null;
      readonly answerSeconds: null;
    }
  | { readonly kind: 'again'; readonly readNotBefore: Date; readonly doubted: DueReading['doubted'] };

/**
 * Judges the network's answer at `at` for a post whose reading is due; undefined: no answer. A failed reading is
 * repeated with each sweep while it would be punctual, then with growing pauses. `missing` is believed when reported
 * twice, five minutes apart, or already at an earlier age; `unreadable` when it lasts an hour.
 */
export function judgeReading(
  due: Pick<DueReading, 'dueAt' | 'doubted' | 'wasMissing'>,
  told: PostReading | undefined,
  at: Date,
): Verdict {
  const again = afterVain(due.dueAt, at);
  if (told === undefined) return { kind: 'again', readNotBefore: again, doubted: due.doubted };
  if (told.kind === 'counts') {
    const { counts, answerSeconds = null } = told;
    return { kind: 'read', outcome: 'counts', counts, answerSeconds };
  }
  const what = told.kind;
  const since = due.doubted?.what === what ? due.doubted.since : at;
  const believedAt = new Date(since.getTime() + (what === 'missing' ? missingTwiceMs : unreadableMs));
  const isBelieved = at >= believedAt || (what === 'missing' && due.wasMissing);
  if (isBelieved) return { kind: 'read', outcome: what, counts: null, answerSeconds: null };
  return { kind: 'again', readNotBefore: what === 'missing' ? believedAt : again, doubted: { what, since } };
}

/** Returns when to retry after a failed reading: with the next sweep at first, later after 5, 15 and 60 minutes. */
function afterVain(dueAt: Date, at: Date): Date {
  const lateMs = at.getTime() - dueAt.getTime();
  if (lateMs <= punctualMs) return at;
  const hours = lateMs / (60 * minuteMs);
  const minutes = hours < 2 ? 5 : hours < 6 ? 15 : 60;
  return new Date(at.getTime() + minutes * minuteMs);
}
