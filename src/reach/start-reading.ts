import { logLocked } from './log-locked.ts';
import { readAccount } from './read-account.ts';
import type { Reader, ReadingDeps } from './reading-deps.ts';
import { readingsQueue } from './readings-queue.ts';
import { sweepReadings } from './sweep-readings.ts';

/** So that one slow server does not hold up the other accounts. */
const concurrency = 2;

/** Begins to read what the networks give back, and takes up at once what fell due while nobody did. */
export async function startReading(deps: ReadingDeps): Promise<void> {
  const { jobs } = deps.store;
  const reader: Reader = { ...deps, onEnd: logLocked(deps.logger) };
  await jobs.work(
    readingsQueue,
    {
      concurrency,
      // The next sweep orders it anew.
      onDead: async ({ accountId }) => deps.logger?.warn({ account: accountId }, 'reading failed again and again'),
    },
    ({ accountId }, stopping) => readAccount(reader, accountId, stopping),
  );
  await jobs.everyMinute('readings', () => sweepReadings(deps));
  await sweepReadings(deps);
}
