import type { Rules } from '#drafts/renderings-of.ts';
import type { Reader, ReadingDeps } from '#reach/reading-deps.ts';

/** Dependencies of the watch. */
export interface WatchDeps extends ReadingDeps {
  /** The networks' rules, to compare with what deliveries said. */
  readonly rules: Rules;
}

/** Dependencies of the watch of one account. */
export type Watcher = Reader & WatchDeps;
