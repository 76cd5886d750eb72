import { logLocked } from '#reach/log-locked.ts';
import type { ReadingDeps } from '#reach/reading-deps.ts';

import { sweepNames } from './sweep-names.ts';
import { namesQueue } from './names-queue.ts';
import { watchName } from './watch-name.ts';

/** Keeps one slow server from holding up the other accounts. */
const concurrency = 2;

/** Starts the weekly lookup of the names of accounts that sleep or that somebody looks after. */
export async function startNames(deps: ReadingDeps): Promise<void> {
  const { jobs } = deps.store;
  const reader = { ...deps, onEnd: logLocked(deps.logger) };
  await jobs.work(
    namesQueue,
    {
      concurrency,
      // The next sweep enqueues it again.
      onDead: async ({ accountId }) => deps.logger?.warn({ account: accountId }, 'a name was looked up in vain'),
    },
    ({ accountId }, stopping) => watchName(reader, accountId, stopping),
  );
  await jobs.everyMinute('names', () => sweepNames(deps.store));
  jobs.begin('names', () => sweepNames(deps.store));
}
