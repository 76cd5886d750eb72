/** The additions of a thaw's message to a post that waits, and its button. */
export interface ThawWords {
  readonly plannedFor: (when: string) => string;
  readonly leavesAtOnce: string;
  readonly decideInThread: string;
  readonly settleInThread: string;
  readonly release: string;
}
