/** What the message of a thaw adds to a post that waits. */
export interface ThawWords {
  readonly decideInThread: string;
}
