import { logLocked } from './log-locked.ts';
import { readAccount } from './read-account.ts';
import type { Reader, ReadingDeps } from './reading-deps.ts';
import { readingsQueue } from './readings-queue.ts';
import { sweepReadings } from './sweep-readings.ts';

/** Keeps one slow server from holding up the other accounts. */
const concurrency = 2;

/** Starts the reading of posts and followers, and catches up at once on what is overdue. */
export async function startReading(deps: ReadingDeps): Promise<void> {
  const { jobs } = deps.store;
  const reader: Reader = { ...deps, onEnd: logLocked(deps.logger) };
  await jobs.work(
    readingsQueue,
    {
      concurrency,
      // The next sweep enqueues it again.
      onDead: async ({ accountId }) => deps.logger?.warn({ account: accountId }, 'reading failed again and again'),
    },
    ({ accountId }, stopping) => readAccount(reader, accountId, stopping),
  );
  await jobs.everyMinute('readings', () => sweepReadings(deps));
  jobs.begin('readings', () => sweepReadings(deps));
}
