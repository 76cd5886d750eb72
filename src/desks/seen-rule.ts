import type { DeskSettings } from './desk-settings.ts';

/** A desk's rule on how long members must have been seen before they approve, and since when it applies. */
export type SeenRule = Pick<DeskSettings, 'approversFrom' | 'steps' | 'seenForHours' | 'seenFromAt'>;

/** Tells whether the desk requires its approvers to have been seen in the channel for some time. Pure. */
export function asksForSeen({ approversFrom, steps, seenForHours }: SeenRule): boolean {
  const isChannels = steps === null ? approversFrom === 'channel' : steps.some(({ who }) => who.kind === 'members');
  return isChannels && seenForHours > 0;
}

/** Returns since when the rule of these settings applies; null if it does not. Pure. */
export function seenFrom(before: SeenRule | null, after: SeenRule, now: Date): Date | null {
  if (!asksForSeen(after)) return null;
  return before !== null && asksForSeen(before) ? before.seenFromAt : now;
}

/**
 * Returns from when on a person first seen at that instant can approve: at once if they were there when the rule began.
 * Pure.
 */
export function countsFrom({ seenForHours, seenFromAt }: SeenRule, seenAt: Date): Date {
  if (seenFromAt !== null && seenAt <= seenFromAt) return seenAt;
  return new Date(seenAt.getTime() + seenForHours * 3_600_000);
}

/** Returns the stricter of two rules: the longer time, and the earlier beginning. Pure. */
export function stricterSeen(
  one: Pick<SeenRule, 'seenForHours' | 'seenFromAt'>,
  other: Pick<SeenRule, 'seenForHours' | 'seenFromAt'>,
): Pick<SeenRule, 'seenForHours' | 'seenFromAt'> {
  const begins = [one, other].flatMap(({ seenFromAt }) => (seenFromAt === null ? [] : [seenFromAt.getTime()]));
  return {
    seenForHours: Math.max(one.seenForHours, other.seenForHours),
    seenFromAt: begins.length === 0 ? null : new Date(Math.min(...begins)),
  };
}
