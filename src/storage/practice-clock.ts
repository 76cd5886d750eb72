import type { Transaction } from './database.ts';
import type { JobTime } from './job-time.ts';
import { lockNumbers } from './lock-numbers.ts';
import type { MovableClock } from './movable-clock.ts';
import type { Store } from './store.ts';

/**
 * Reads how far this database's time is ahead of the machine's, once whoever moves it just now has ended. Nobody moves
 * it before this transaction has ended.
 */
export async function sharedAheadMs(tx: Transaction): Promise<number> {
  // A statement of its own: the next one sees what was committed while this one waited.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${lockNumbers.practiceClock})`;
  const [row] = await tx.$queryRaw<{ aheadMs: bigint }[]>`SELECT "aheadMs" FROM "PracticeClock" WHERE "id" = 1`;
  return Number(row?.aheadMs ?? 0);
}

export type StepOutcome<Why> =
  | { readonly kind: 'moved' }
  /** Something is under way for which time may not jump; it ends by itself. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly why: Why };

export interface ClockStep<Why> {
  readonly clock: MovableClock;
  readonly time: JobTime;
  readonly byMs: number;
  /** Returns why time may not be moved, as the transaction sees it; null if it may. */
  readonly whyNot: (tx: Transaction) => Promise<Why | null>;
}

/**
 * Moves time ahead, and brings the waiting jobs nearer: both in one commit. Nothing is written meanwhile, so that nothing
 * is written by the time before and committed after it. A post under way is waited for: its lease ends by this clock,
 * and is to outlast its request.
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
      // The answer to a commit may be lost: what is stored is what counts.
      clock.moveTo(await db.$transaction(sharedAheadMs));
      throw error;
    }
    if (outcome.kind === 'moved') clock.moveTo(target);
  });
  return outcome;
}
