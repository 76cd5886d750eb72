/** One of our posts from before Tambour, with counts from a later day. */
export interface PastPostRead {
  readonly remoteId: string;
  readonly publishedAt: Date;
  /** Without markup, with full links. */
  readonly text: string;
  /** The addresses in it. */
  readonly links: readonly string[];
  /** Null: unknown. */
  readonly likes: number | null;
  readonly shares: number | null;
}

/** Result of reading an account's time before Tambour. */
export interface PastRead {
  readonly posts: readonly PastPostRead[];
  /** When it replied to others; nothing else is read of these replies. */
  readonly answeredAt: readonly Date[];
  /** Number of its posts that continue one of its own. */
  readonly continuations: number;
  /** Number of posts by others that it reposted. */
  readonly reposts: number;
}
