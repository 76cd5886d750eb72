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
 * first catches up on what fell due meanwhile. Also removes videos that a killed process left on the disk.
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
    removeLeftFolders(),
  ]);
}
