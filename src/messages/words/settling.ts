/** Sentences on who may say whether something was published, and on a post that a person names. */
export interface SettlingWords {
  /** `who`: the names of the people in the chat who may; never empty. */
  readonly notAuthor: (who: string) => string;
  readonly only: (who: string) => string;
  readonly nobody: string;
  readonly notOurs: {
    readonly no_such_post: string;
    readonly other_account: string;
    readonly other_time: (since: string) => string;
    readonly other_words: string;
  };
  readonly retractClaimed: (name: string) => string;
}
