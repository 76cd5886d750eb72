import { logLocked } from '#reach/log-locked.ts';
import type { ReadingDeps } from '#reach/reading-deps.ts';

import { sweepNames } from './sweep-names.ts';
import { namesQueue } from './names-queue.ts';
import { watchName } from './watch-name.ts';

/** So that one slow server does not hold up the other accounts. */
const concurrency = 2;

/** Begins to look weekly where the names of accounts lead that sleep, or that somebody looks after. */
export async function startNames(deps: ReadingDeps): Promise<void> {
  const { jobs } = deps.store;
  const reader = { ...deps, onEnd: logLocked(deps.logger) };
  await jobs.work(
    namesQueue,
    {
      concurrency,
      // The next sweep orders it anew.
      onDead: async ({ accountId }) => deps.logger?.warn({ account: accountId }, 'a name was looked up in vain'),
    },
    ({ accountId }, stopping) => watchName(reader, accountId, stopping),
  );
  await jobs.everyMinute('names', () => sweepNames(deps.store));
  await sweepNames(deps.store);
}
