import { setTimeout as pause } from 'node:timers/promises';

import { Temporal } from 'temporal-polyfill';

import type { ClockDoor, Leap, WhyNotMoved } from '#practice/page/clock-door.ts';
import type { Transaction } from '#storage/database.ts';
import type { JobTime } from '#storage/job-time.ts';
import { journal } from '#storage/journal.ts';
import type { MovableClock } from '#storage/movable-clock.ts';
import { moveAhead } from '#storage/practice-clock.ts';
import type { Store } from '#storage/store.ts';

export interface PracticeClockDeps {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly time: JobTime;
  /** The platform of the practice chat; desks of any other are real. */
  readonly platform: string;
  readonly failed: (error: unknown) => void;
  /** Called after each move: in a month of digests JavaScript's heap grows fourfold, and would stay so large. */
  readonly giveBackMemory: () => Promise<void>;
}

/**
 * Time stops once an hour on its way, for readings, reminders and absences, which have no jobs. It stops some minutes
 * past the hour: posts are planned for round hours, and a reading more than an hour after its time would be late.
 */
const hourMs = 3_600_000;
const pastMs = 7 * 60_000;
const shortestStepMs = 1_000;
const busyPauseMs = 100;
/** Longer than the request that publishes, and than its lease. */
const longestBusyMs = 120_000;

/** Opens the door by which time is moved: step by step, so that everything that falls due happens in its order. */
export function openPracticeClock(deps: PracticeClockDeps): ClockDoor & AsyncDisposable {
  const { clock, failed, giveBackMemory } = deps;
  const watchers = new Set<() => void>();
  let moving: { readonly to: Date; readonly ending: AbortController; readonly ended: Promise<void> } | null = null;
  let stoppedBy: WhyNotMoved | null = null;
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  /** `decided`: called once it is known whether time may be moved. */
  async function run(move: Move, decided: () => void): Promise<void> {
    try {
      stoppedBy = await begin(deps, move);
      changed();
      decided();
      stoppedBy ??= await passTime(deps, move, changed);
    } catch (error) {
      stoppedBy = 'failed';
      failed(error);
    } finally {
      moving = null;
      changed();
      decided();
      await giveBackMemory();
    }
  }

  return {
    look: () => ({ now: clock.now(), aheadMs: clock.ahead.ms, movingTo: moving?.to ?? null, stoppedBy }),
    async move(leap, { by, timeZone }) {
      if (moving !== null) return;
      const from = clock.now();
      const to = after(from, leap, timeZone);
      const ending = new AbortController();
      const decided = Promise.withResolvers<void>();
      const ended = run({ leap, by, from, to, signal: ending.signal }, decided.resolve);
      moving = { to, ending, ended };
      await decided.promise;
    },
    stop: () => moving?.ending.abort(),
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      moving?.ending.abort();
      await moving?.ended;
    },
  };
}

/** One press of a button. */
interface Move {
  readonly leap: Leap;
  readonly by: string;
  readonly from: Date;
  readonly to: Date;
  readonly signal: AbortSignal;
}

/** Journals a move, or returns why time may not be moved. */
async function begin(deps: PracticeClockDeps, { leap, by, from, to }: Move): Promise<WhyNotMoved | null> {
  return deps.store.write(async (work) => {
    const why = await whyNotMoved(work.tx, deps);
    if (why !== null) return why;
    const data = { leap, fromAt: from.toISOString(), toAt: to.toISOString() };
    await journal(work, { kind: 'practice.clockMoved', deskId: null, draftId: null, actor: by, data });
    return null;
  });
}

const spans: Readonly<Record<Leap, Temporal.DurationLike>> = {
  // A drill takes 25 minutes.
  fiveMinutes: { minutes: 5 },
  hour: { hours: 1 },
  day: { days: 1 },
  month: { months: 1 },
};

/** Returns the instant that far after another, by the clock and calendar of that zone. */
function after(from: Date, leap: Leap, timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(here.add(spans[leap]).epochMilliseconds);
}

/** Returns why time may not be moved; null if nothing real is connected and no other process uses this database. */
async function whyNotMoved(tx: Transaction, { time, platform }: PracticeClockDeps): Promise<WhyNotMoved | null> {
  // Time must never be moved beside real accounts or desks.
  if ((await tx.account.findFirst({ where: { practice: false }, select: { id: true } })) !== null) return 'realAccount';
  if ((await tx.desk.findFirst({ where: { platform: { not: platform } }, select: { id: true } })) !== null) {
    return 'realDesk';
  }
  return (await time.isShared(tx)) ? 'shared' : null;
}

/**
 * Moves time to an instant: does what is due, then moves on to the next due job, but never past the next hourly stop.
 * Returns why it ended early; null if it did not, or was stopped.
 */
async function passTime(
  deps: PracticeClockDeps,
  { to, signal }: Move,
  changed: () => void,
): Promise<WhyNotMoved | null> {
  const { store, clock, time } = deps;
  let busyMs = 0;
  for (;;) {
    await time.runDue(signal);
    changed();
    const nowMs = clock.now().getTime();
    const leftMs = to.getTime() - nowMs;
    if (signal.aborted || leftMs <= 0) return null;
    const lookInMs = hourMs - ((nowMs - pastMs) % hourMs);
    const next = [await time.nextInMs(), await nextDigestInMs(deps)].map((ms) =>
      Math.max(ms ?? hourMs, shortestStepMs),
    );
    const byMs = Math.min(leftMs, lookInMs, ...next);
    const outcome = await moveAhead(store, { clock, time, byMs, whyNot: (tx) => whyNotMoved(tx, deps) });
    switch (outcome.kind) {
      case 'moved':
        busyMs = 0;
        break;
      case 'busy':
        if (busyMs >= longestBusyMs) return 'busy';
        await pause(busyPauseMs);
        busyMs += busyPauseMs;
        break;
      case 'refused':
        return outcome.why;
    }
  }
}

/** Returns the milliseconds until the next digest, which would otherwise call itself late; null if there is none. */
async function nextDigestInMs({ store: { db }, clock }: PracticeClockDeps): Promise<number | null> {
  const now = clock.now();
  const next = await db.desk.findFirst({
    where: { digestWeekday: { not: null }, digestNextAt: { gt: now } },
    orderBy: { digestNextAt: 'asc' },
    select: { digestNextAt: true },
  });
  const at = next?.digestNextAt ?? null;
  return at === null ? null : at.getTime() - now.getTime();
}
