import type { CameWith } from '#networks/read-outcome.ts';

/** One look at an account's own timeline, of which all was read that was asked for. */
export interface Look {
  readonly accountId: string;
  readonly cameWith: CameWith;
  readonly begunAt: Date;
  /** Changes from before are not told: nobody compared then. */
  readonly comparedFrom: Date;
  /** Milliseconds within which the timeline may not show what was done, clocks that differ included. */
  readonly lagMs: number;
}
