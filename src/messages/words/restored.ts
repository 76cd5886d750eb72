/** Sentences after a restore from a backup. */
export interface RestoredWords {
  readonly decideAgain: (when: string) => string;
  /** The desk's freeze that began with the restore: its message, its line on cards, and its answer. */
  readonly frozen: (when: string) => string;
  readonly looks: string;
  /** What the desk's other agreements are now, for whoever ends the freeze. */
  readonly forgotten: string;
  readonly howToEnd: string;
  readonly frozenCard: string;
  readonly stillLooking: string;
  /** Follows `frozenCard`, for whoever is about to publish an emergency's post. */
  readonly emergency: string;
  /** Of something on an account of which Tambour has no record, or which it did not do as far as it knows. */
  readonly itself: string;
}
