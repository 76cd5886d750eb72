import type { Rules } from '#drafts/renderings-of.ts';
import type { Reader, ReadingDeps } from '#reach/reading-deps.ts';

/** What the watch needs from the outside. */
export interface WatchDeps extends ReadingDeps {
  /** For what deliveries said. */
  readonly rules: Rules;
}

/** What the watch of one account needs. */
export type Watcher = Reader & WatchDeps;
