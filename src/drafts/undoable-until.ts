import type { Draft } from './draft.ts';

const undoableHours = 24;

/** Returns until when the end of a draft that ended at `endedAt` can be undone. */
export function undoableAfter(endedAt: Date): Date {
  return new Date(endedAt.getTime() + undoableHours * 3_600_000);
}

/** Returns until when a draft's end can be undone; null if it has not ended that way, or if that time is over. */
export function undoableUntil(
  { state, changedAt }: Pick<Draft, 'state' | 'changedAt'>,
  ended: 'cancelled' | 'rejected',
  now: Date,
): Date | null {
  const until = undoableAfter(changedAt);
  return state === ended && now < until ? until : null;
}
