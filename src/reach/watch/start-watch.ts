import { logLocked } from '#reach/log-locked.ts';

import { retractDuplicate } from './retract-duplicate.ts';
import { sweepWatch } from './sweep-watch.ts';
import { watchAccount } from './watch-account.ts';
import type { Watcher, WatchDeps } from './watch-deps.ts';
import { duplicatesQueue, watchQueue } from './watch-queue.ts';

/** Keeps one slow server from holding up the other accounts. */
const concurrency = 2;

/** Starts the watch for posts that Tambour did not make, on every desk's account whose timeline may be read. */
export async function startWatch(deps: WatchDeps): Promise<void> {
  const { jobs } = deps.store;
  const watcher: Watcher = { ...deps, onEnd: logLocked(deps.logger) };
  await jobs.work(
    watchQueue,
    {
      concurrency,
      // The next sweep enqueues it again.
      onDead: async ({ accountId }) => deps.logger?.warn({ account: accountId }, 'watching failed again and again'),
    },
    ({ accountId }, stopping) => watchAccount(watcher, accountId, stopping),
  );
  await jobs.work(
    duplicatesQueue,
    {
      concurrency,
      onDead: async ({ foreignId }) => deps.logger?.warn({ foreign: foreignId }, 'retracting failed again and again'),
    },
    (order, stopping) => retractDuplicate(deps, order, stopping),
  );
  await jobs.everyMinute('watch', () => sweepWatch(deps));
  jobs.begin('watch', () => sweepWatch(deps));
}
