/** The addition of a thaw's message to a post that waits. */
export interface ThawWords {
  readonly decideInThread: string;
}
