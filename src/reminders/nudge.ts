import type { Transaction } from '#storage/database.ts';
import type { NudgeKind } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Something that the bot is to say unasked about a draft. `day`: YYYY-MM-DD in the desk's zone. */
export interface Nudge {
  readonly draftId: string;
  readonly day: string;
  readonly kind: NudgeKind;
  readonly revision: number;
  /** The time that a warning warns of; null for others. */
  readonly aboutAt: Date | null;
}

/**
 * Takes the one message that a draft has on that day, in this transaction; false if it is taken. The row is the guard:
 * every unasked message takes it first, on whichever replica.
 */
export async function takeDay(work: UnitOfWork, { day, ...nudge }: Nudge): Promise<boolean> {
  const { count } = await work.tx.nudge.createMany({
    data: [{ ...nudge, day: dateOf(day), at: work.clock.now() }],
    skipDuplicates: true,
  });
  // guard: one message a day
  return count === 1;
}

/** Tells whether the draft's approvers were reminded of this revision, or its time was warned of. */
export async function wasSaid(
  tx: Transaction,
  said: Pick<Nudge, 'draftId'> &
    (
      | { readonly kind: 'reminder'; readonly revision: number }
      | { readonly kind: 'hourBefore'; readonly aboutAt: Date }
    ),
): Promise<boolean> {
  return (await tx.nudge.count({ where: said })) > 0;
}

/** Gives the day back: nothing was said after all. */
export async function giveBack(work: UnitOfWork, nudge: Nudge): Promise<void> {
  const { draftId, day, kind } = nudge;
  await work.tx.nudge.deleteMany({ where: { draftId, day: dateOf(day), kind } });
}

/** Returns a calendar day as it is stored. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Returns the calendar day that `dateOf` stored. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
