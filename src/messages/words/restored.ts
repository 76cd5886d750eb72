/** Sentences after a restore from a backup. */
export interface RestoredWords {
  readonly decideAgain: (when: string) => string;
  /** The desk's freeze that began with the restore: its message, its line on cards, and its answer. */
  readonly frozen: (when: string) => string;
  readonly looks: string;
  readonly howToEnd: string;
  readonly frozenCard: string;
  readonly stillLooking: string;
}
