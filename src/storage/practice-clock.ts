import type { Transaction } from './database.ts';
import type { JobTime } from './job-time.ts';
import { lockNumbers } from './lock-numbers.ts';
import type { MovableClock } from './movable-clock.ts';
import type { Store } from './store.ts';

/**
 * Reads how far this database's time is ahead of the machine's, after waiting for any move under way. Nobody moves it
 * again before this transaction ends.
 */
export async function sharedAheadMs(tx: Transaction): Promise<number> {
  // A separate statement, so that the next one sees what was committed during the wait.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${lockNumbers.practiceClock})`;
  const [row] = await tx.$queryRaw<{ aheadMs: bigint }[]>`SELECT "aheadMs" FROM "PracticeClock" WHERE "id" = 1`;
  return Number(row?.aheadMs ?? 0);
}

export type StepOutcome<Why> =
  | { readonly kind: 'moved' }
  /** Something runs during which time may not jump; it ends without help. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly why: Why };

export interface ClockStep<Why> {
  readonly clock: MovableClock;
  readonly time: JobTime;
  readonly byMs: number;
  /** Returns why time may not be moved, as seen in the transaction; null if it may. */
  readonly whyNot: (tx: Transaction) => Promise<Why | null>;
}

/**
 * Moves time ahead and brings the waiting jobs nearer, in one commit. No other transaction runs meanwhile, so none is
 * written at the old time and committed after the move. Waits for a post under way: its lease, which ends by this
 * clock, must outlast its request.
 */
export async function moveAhead<Why>(
  { db }: Pick<Store, 'db'>,
  { clock, time, byMs, whyNot }: ClockStep<Why>,
): Promise<StepOutcome<Why>> {
  let outcome: StepOutcome<Why> = { kind: 'busy' };
  await clock.alone(async () => {
    const target = clock.ahead.ms + byMs;
    try {
      outcome = await db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.practiceClock})`;
        const why = await whyNot(tx);
        if (why !== null) return { kind: 'refused', why };
        // No jump while a post is under way.
        const sending = { state: 'sending', leaseUntil: { gt: clock.now() } } as const;
        if ((await tx.delivery.count({ where: sending })) > 0) return { kind: 'busy' };
        const data = { aheadMs: target, movedAt: new Date(clock.now().getTime() + byMs) };
        await tx.practiceClock.upsert({ where: { id: 1 }, create: data, update: data });
        await time.bringNearer(tx, byMs);
        return { kind: 'moved' };
      });
    } catch (error) {
      // The answer to a commit may be lost: the stored value counts.
      clock.moveTo(await db.$transaction(sharedAheadMs));
      throw error;
    }
    if (outcome.kind === 'moved') clock.moveTo(target);
  });
  return outcome;
}
