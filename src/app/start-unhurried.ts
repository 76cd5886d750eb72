import { removeLeftFolders } from '#drafts/recording/work-folder.ts';
import { startReminders } from '#reminders/start-reminders.ts';
import { startDigests } from '#reach/start-digests.ts';
import { startNames } from '#reach/names/start-names.ts';
import { startReading } from '#reach/start-reading.ts';
import { startWatch } from '#reach/watch/start-watch.ts';
import type { RelayDeps } from '#relay/relay-deps.ts';
import { startRelay } from '#relay/start-relay.ts';
import type { WatchDeps } from '#reach/watch/watch-deps.ts';

/**
 * Starts the work that no start waits for: readings, the watch for others' posts, digests, reminders and sources. Each
 * begins at once to catch up on what fell due meanwhile: a failure of that, as while the database stands still, is only
 * logged, since it is repeated within a minute. Also removes videos that a killed process left on the disk.
 */
export async function startUnhurried(deps: WatchDeps & RelayDeps): Promise<void> {
  const { store } = deps;
  await Promise.all([
    startReading(deps),
    startWatch(deps),
    startNames(deps),
    startDigests(store),
    startReminders(store),
    startRelay(deps),
  ]);
  store.jobs.begin('left folders', removeLeftFolders);
}
