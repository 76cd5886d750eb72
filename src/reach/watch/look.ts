import type { CameWith } from '#networks/read-outcome.ts';

/** One complete look at an account's own timeline. */
export interface Look {
  readonly accountId: string;
  readonly cameWith: CameWith;
  readonly begunAt: Date;
  /** Earlier changes are not reported: nothing was compared then. */
  readonly comparedFrom: Date;
  /** Milliseconds for which the timeline may not show an action yet, clock differences included. */
  readonly lagMs: number;
}
