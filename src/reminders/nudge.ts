import type { Transaction } from '#storage/database.ts';
import type { NudgeKind } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** An unasked message about a draft. `day`: YYYY-MM-DD in the desk's zone. */
export interface Nudge {
  readonly draftId: string;
  readonly day: string;
  readonly kind: NudgeKind;
  readonly revision: number;
  /** The time that a warning warns of; null for others. */
  readonly aboutAt: Date | null;
}

/**
 * Takes the draft's one message of that day, in this transaction; false if it is taken. The row is the guard: every
 * unasked message takes it first, on whichever replica.
 */
export async function takeDay(work: UnitOfWork, { day, ...nudge }: Nudge): Promise<boolean> {
  const { count } = await work.tx.nudge.createMany({
    data: [{ ...nudge, day: dateOf(day), at: work.clock.now() }],
    skipDuplicates: true,
  });
  // guard: one message a day
  return count === 1;
}

/** Tells whether the approvers were reminded of this revision, or the thread was warned of this time. */
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

/** Gives the day back, as no message was sent after all. */
export async function giveBack(work: UnitOfWork, nudge: Nudge): Promise<void> {
  const { draftId, day, kind } = nudge;
  await work.tx.nudge.deleteMany({ where: { draftId, day: dateOf(day), kind } });
}

/** Converts a calendar day to its stored form. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Returns the calendar day that `dateOf` stored. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
