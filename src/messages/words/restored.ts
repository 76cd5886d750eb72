/** Sentences after a restore from a backup. */
export interface RestoredWords {
  readonly decideAgain: (when: string) => string;
}
