/** An own post of the time before Tambour, with its counts as of a later day. */
export interface PastPostRead {
  readonly remoteId: string;
  readonly publishedAt: Date;
  /** Without markup; links stand in it whole. */
  readonly text: string;
  /** The addresses in it. */
  readonly links: readonly string[];
  /** Null: not told. */
  readonly likes: number | null;
  readonly shares: number | null;
}

/** What was read of an account's time before Tambour. */
export interface PastRead {
  readonly posts: readonly PastPostRead[];
  /** When it answered others; nothing else is known of these answers. */
  readonly answeredAt: readonly Date[];
  /** Number of its posts that go on from another of its own. */
  readonly goingOn: number;
  /** Number of posts of others that it passed on. */
  readonly passedOn: number;
}
